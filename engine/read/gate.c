/* SPDX-License-Identifier: MIT
 * In: untrusted bytes. Out: the place of every value in preorder, or one fault. A machine with an explicit stack; the
 * grammar is RFC 8259, the encoding RFC 3629, names are unique after decoding (RFC 7493). */
#include "read/gate.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "read/cursor.h"
#include "read/token.h"

enum expect { EXPECT_VALUE, EXPECT_FIRST_VALUE, EXPECT_NAME, EXPECT_FIRST_NAME, EXPECT_NEXT, EXPECT_END };

/* A name of an object that is still open. */
struct key {
    struct text name;
    struct place place;
    size_t order;
};

/* One open list or object. */
struct frame {
    bool object;
    size_t index;     /* of the item at hand */
    size_t first_key; /* where its names begin in gate.keys */
};

struct gate {
    struct cursor cursor;
    struct frame *frames;
    size_t depth, max_depth, max_nodes;
    struct key *keys;
    size_t key_count, key_size;
    struct marks *marks;
    struct place name; /* of the value to come; line 0 when it has none */
    bool naming;       /* at a name: the last one is done with */
};

static const char *gate_pointer(const void *owner)
{
    const struct gate *gate = owner;
    struct arena *arena = gate->cursor.diags->arena;
    const char *pointer = "";
    for (size_t i = 0; i < gate->depth; i++) {
        const struct frame *frame = &gate->frames[i];
        size_t end = i + 1 < gate->depth ? gate->frames[i + 1].first_key : gate->key_count;
        if (!frame->object)
            pointer = pointer_index(arena, pointer, frame->index);
        else if (end > frame->first_key && !(gate->naming && i + 1 == gate->depth))
            pointer = pointer_join(arena, pointer, gate->keys[end - 1].name);
    }
    return pointer;
}

static void *grown(struct arena *arena, const void *old, size_t count, size_t *size, size_t each)
{
    if (count < *size)
        return NULL;
    *size = *size ? *size * 2 : 64;
    void *items = arena_array(arena, *size, each);
    if (count)
        memcpy(items, old, count * each);
    return items;
}

static struct mark *add_mark(struct gate *gate)
{
    struct marks *marks = gate->marks;
    void *items = grown(gate->cursor.diags->arena, marks->items, marks->count, &marks->size, sizeof *marks->items);
    marks->items = items ? items : marks->items;
    struct mark *mark = &marks->items[marks->count++];
    *mark = (struct mark){(uint32_t)gate->cursor.line, (uint32_t)gate->cursor.column, (uint32_t)gate->name.line,
                          (uint32_t)gate->name.column, {NULL, 0}};
    gate->name = (struct place){0};
    return mark;
}

static void add_key(struct gate *gate, struct text name, struct place place)
{
    void *keys = grown(gate->cursor.diags->arena, gate->keys, gate->key_count, &gate->key_size, sizeof *gate->keys);
    gate->keys = keys ? keys : gate->keys;
    gate->keys[gate->key_count] = (struct key){name, place, gate->key_count};
    gate->key_count++;
}

static int key_order(const void *a, const void *b)
{
    const struct key *x = a, *y = b;
    int order = text_order(x->name, y->name);
    return order ? order : (x->order > y->order) - (x->order < y->order);
}

static bool fail_twice(struct gate *gate, const struct key *first, const struct key *second)
{
    struct buf problem = buf_new(gate->cursor.diags->arena, 0);
    buf_puts(&problem, "the name \"");
    buf_add(&problem, second->name);
    buf_format(&problem, "\" stands twice in one object, first at line %zu column %zu", first->place.line,
               first->place.column);
    struct key twice = *second;
    gate->keys[gate->key_count - 1] = twice; /* the pointer names the last key */
    return cursor_fail_at(&gate->cursor, twice.place, FAULT_TWICE, buf_text(&problem).ptr);
}

/* At the end of an object: no name may stand twice. Of several, the earliest in the document is told. */
static bool check_keys(struct gate *gate, size_t first)
{
    struct key *keys = gate->keys + first;
    size_t count = gate->key_count - first, worst = 0;
    if (count < 2)
        return true;
    qsort(keys, count, sizeof *keys, key_order);
    for (size_t i = 1; i < count; i++)
        if (text_equal(keys[i - 1].name, keys[i].name) && (worst == 0 || keys[i].order < keys[worst].order))
            worst = i;
    return worst == 0 || fail_twice(gate, &keys[worst - 1], &keys[worst]);
}

static enum expect after_value(const struct gate *gate)
{
    return gate->depth ? EXPECT_NEXT : EXPECT_END;
}

static bool open_frame(struct gate *gate, bool object, enum expect *expect)
{
    if (gate->depth == gate->max_depth)
        return cursor_fail(&gate->cursor, FAULT_DEPTH, "lists and objects nested too deeply");
    gate->frames[gate->depth++] = (struct frame){object, 0, gate->key_count};
    cursor_step(&gate->cursor);
    *expect = object ? EXPECT_FIRST_NAME : EXPECT_FIRST_VALUE;
    return true;
}

static bool close_frame(struct gate *gate, enum expect *expect)
{
    const struct frame *frame = &gate->frames[gate->depth - 1];
    if (frame->object && !check_keys(gate, frame->first_key))
        return false;
    gate->key_count = frame->first_key;
    gate->depth--;
    cursor_step(&gate->cursor);
    *expect = after_value(gate);
    return true;
}

/* What people write by mistake has its own words. */
static bool fail_odd(struct gate *gate, enum fault fault, const char *wanted)
{
    struct cursor *cursor = &gate->cursor;
    int byte = cursor_peek(cursor);
    struct text rest = {cursor->bytes.ptr + cursor->at, cursor->bytes.len - cursor->at};
    if (byte < 0)
        return cursor_fail(cursor, FAULT_END, cursor_found(cursor, wanted));
    if (text_starts(rest, "//") || text_starts(rest, "/*") || byte == '#')
        return cursor_fail(cursor, FAULT_COMMENT, "a comment");
    if (byte == '\'' || byte == '`' || text_starts(rest, "\xE2\x80\x98") || text_starts(rest, "\xE2\x80\x99") ||
        text_starts(rest, "\xE2\x80\x9C") || text_starts(rest, "\xE2\x80\x9D") || text_starts(rest, "\xE2\x80\x9E"))
        return cursor_fail(cursor, FAULT_QUOTES, "a quotation mark that JSON does not know");
    return cursor_fail(cursor, fault, cursor_found(cursor, wanted));
}

static bool read_scalar(struct gate *gate, struct mark *mark)
{
    struct cursor *cursor = &gate->cursor;
    int byte = cursor_peek(cursor);
    size_t first = cursor->at;
    if (byte == '"')
        return token_string(cursor, NULL);
    if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'))
        return token_word(cursor);
    if (byte != '-' && !(byte >= '0' && byte <= '9')) {
        bool number = byte == '+' || byte == '.';
        return fail_odd(gate, number ? FAULT_NUMBER : FAULT_VALUE, "a value");
    }
    if (!token_number(cursor))
        return false;
    mark->number = (struct text){cursor->bytes.ptr + first, cursor->at - first};
    return true;
}

static bool read_value(struct gate *gate, enum expect *expect)
{
    int byte = cursor_peek(&gate->cursor);
    if (gate->marks->count == gate->max_nodes)
        return cursor_fail(&gate->cursor, FAULT_COUNT, "too many values in one document");
    struct mark *mark = add_mark(gate);
    if (byte == '{' || byte == '[')
        return open_frame(gate, byte == '{', expect);
    *expect = after_value(gate);
    return read_scalar(gate, mark);
}

static bool read_name(struct gate *gate, enum expect *expect)
{
    struct cursor *cursor = &gate->cursor;
    gate->naming = true;
    if (cursor_peek(cursor) != '"')
        return fail_odd(gate, FAULT_NAME, "a field name in double quotes");
    struct place place = cursor_place(cursor);
    struct buf name = buf_new(cursor->diags->arena, 0);
    if (!token_string(cursor, &name))
        return false;
    if (name.len > LIMIT_KEY_BYTES)
        return cursor_fail_at(cursor, place, FAULT_LONG_NAME, "a field name that is too long");
    add_key(gate, buf_text(&name), place);
    gate->naming = false;
    cursor_skip_space(cursor);
    if (cursor_peek(cursor) != ':')
        return fail_odd(gate, FAULT_COLON, "a colon");
    cursor_step(cursor);
    gate->name = place;
    *expect = EXPECT_VALUE;
    return true;
}

/* After a value: a comma or the end of the list or object. */
static bool read_next(struct gate *gate, enum expect *expect)
{
    struct frame *frame = &gate->frames[gate->depth - 1];
    int byte = cursor_peek(&gate->cursor);
    if (byte == (frame->object ? '}' : ']'))
        return close_frame(gate, expect);
    if (byte != ',')
        return fail_odd(gate, FAULT_COMMA, frame->object ? "a comma or }" : "a comma or ]");
    struct cursor comma = gate->cursor;
    cursor_step(&gate->cursor);
    cursor_skip_space(&gate->cursor);
    byte = cursor_peek(&gate->cursor);
    if (byte == '}' || byte == ']')
        return cursor_fail_at(&gate->cursor, cursor_place(&comma), FAULT_LAST_COMMA, "a comma after the last value");
    frame->index++;
    *expect = frame->object ? EXPECT_NAME : EXPECT_VALUE;
    return true;
}

static bool advance(struct gate *gate, enum expect *expect)
{
    int byte = cursor_peek(&gate->cursor);
    switch (*expect) {
    case EXPECT_FIRST_VALUE:
        return byte == ']' ? close_frame(gate, expect) : read_value(gate, expect);
    case EXPECT_VALUE:
        return read_value(gate, expect);
    case EXPECT_FIRST_NAME:
        return byte == '}' ? close_frame(gate, expect) : read_name(gate, expect);
    case EXPECT_NAME:
        return read_name(gate, expect);
    case EXPECT_NEXT:
        return read_next(gate, expect);
    case EXPECT_END:
        break;
    }
    return cursor_fail(&gate->cursor, FAULT_AFTER, cursor_found(&gate->cursor, "the end of the file"));
}

/* The place of byte `at`, found from the start: only for faults. */
static bool fail_byte(struct cursor *cursor, size_t at, enum fault fault, const char *problem)
{
    while (cursor->at < at)
        cursor_step(cursor);
    return cursor_fail(cursor, fault, problem);
}

/* The bytes as a whole, before any grammar: size, encoding, NUL. */
static bool check_bytes(struct cursor *cursor, const struct json_rules *rules)
{
    struct text bytes = cursor->bytes;
    if (bytes.len > (rules->max_bytes ? rules->max_bytes : LIMIT_OPINION_BYTES))
        return cursor_fail(cursor, FAULT_SIZE, "the file is too large");
    if (text_starts(bytes, "\xEF\xBB\xBF"))
        return cursor_fail(cursor, FAULT_MARK, "the file begins with a byte-order mark");
    bool wide = text_starts(bytes, "\xFF\xFE") || text_starts(bytes, "\xFE\xFF") ||
                (bytes.len > 1 && (bytes.ptr[0] == '\0' || bytes.ptr[1] == '\0'));
    if (wide)
        return cursor_fail(cursor, FAULT_UTF16, "the file is written in UTF-16");
    size_t fault = utf8_fault(bytes.ptr, bytes.len);
    if (fault < bytes.len)
        return fail_byte(cursor, fault, FAULT_UTF8, "a byte that is not UTF-8");
    const char *nul = bytes.len ? memchr(bytes.ptr, '\0', bytes.len) : NULL;
    return !nul || fail_byte(cursor, (size_t)(nul - bytes.ptr), FAULT_NUL, "a NUL character");
}

static bool check_root(struct gate *gate, const struct json_rules *rules)
{
    int byte = cursor_peek(&gate->cursor);
    if (byte < 0)
        return cursor_fail(&gate->cursor, FAULT_EMPTY, "the file is empty");
    if (byte == '{' || rules->any_root)
        return true;
    if (byte == '[')
        return cursor_fail(&gate->cursor, FAULT_ROOT, "an object expected, found a list");
    return fail_odd(gate, FAULT_ROOT, "an object");
}

bool gate_check(struct text bytes, const struct json_rules *rules, struct diags *diags, struct marks *marks)
{
    struct gate gate = {.marks = marks, .max_depth = rules->max_depth ? rules->max_depth : LIMIT_DEPTH,
                        .max_nodes = rules->max_nodes ? rules->max_nodes : LIMIT_NODES};
    gate.frames = arena_array(diags->arena, gate.max_depth, sizeof *gate.frames);
    gate.cursor = (struct cursor){.bytes = bytes, .line = 1, .column = 1, .diags = diags};
    gate.cursor.pointer = gate_pointer;
    gate.cursor.owner = &gate;
    *marks = (struct marks){0};
    if (!check_bytes(&gate.cursor, rules))
        return false;
    enum expect expect = EXPECT_VALUE;
    cursor_skip_space(&gate.cursor);
    if (!check_root(&gate, rules))
        return false;
    while (expect != EXPECT_END || cursor_peek(&gate.cursor) >= 0) {
        if (!advance(&gate, &expect))
            return false;
        cursor_skip_space(&gate.cursor);
    }
    return true;
}
