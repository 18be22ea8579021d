/* SPDX-License-Identifier: MIT
 * In: kinds and texts. Out: the report tree, one node at a time. */
#include "report/tree.h"

void node_adopt(struct node *parent, struct node *node)
{
    node->parent = parent;
    if (parent->last)
        parent->last->next = node;
    else
        parent->child = node;
    parent->last = node;
}

struct node *node_add_noted(struct arena *arena, struct node *parent, enum node_kind kind, struct text text,
                            struct text note)
{
    struct node *node = arena_alloc(arena, sizeof *node);
    node->kind = kind;
    node->text = text;
    node->note = note;
    if (parent)
        node_adopt(parent, node);
    return node;
}

struct node *node_add(struct arena *arena, struct node *parent, enum node_kind kind, struct text text)
{
    return node_add_noted(arena, parent, kind, text, (struct text){0});
}
