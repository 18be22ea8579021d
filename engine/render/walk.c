/* SPDX-License-Identifier: MIT
 * In: a tree and a table of steps. Out: what the steps write, in the tree's order. */
#include "render/walk.h"

void walk_tree(struct walk *walk, const struct node *node)
{
    const struct walk_step *step = &walk->steps[node->kind];
    if (!step->enter || step->enter(walk, node))
        for (const struct node *child = node->child; child; child = child->next)
            walk_tree(walk, child);
    if (step->leave)
        step->leave(walk, node);
}

bool walk_is_inline(enum node_kind kind)
{
    return kind == NODE_TEXT || kind == NODE_QUOTED || kind == NODE_STRONG ||
           kind == NODE_LINK || kind == NODE_BAR;
}
