/* SPDX-License-Identifier: MIT
 * In: one line. Out: where "first" and "second" stand in it. The scan only finds the ends of values, by counting brackets outside of
 * strings; whatever is not well formed is left to the strict reader, which says exactly what is wrong and where. */
#include "read/pair_line.h"

#include "base/limits.h"
#include "read/json.h"

struct scan {
    struct text line;
    size_t at;
};

static int peek(const struct scan *scan)
{
    return scan->at < scan->line.len ? (unsigned char)scan->line.ptr[scan->at] : -1;
}

static void skip_space(struct scan *scan)
{
    while (peek(scan) == ' ' || peek(scan) == '\t' || peek(scan) == '\r' || peek(scan) == '\n')
        scan->at++;
}

static bool take(struct scan *scan, int byte)
{
    skip_space(scan);
    if (peek(scan) != byte)
        return false;
    scan->at++;
    return true;
}

/* Past a string whose opening quote is under the cursor. */
static bool skip_string(struct scan *scan)
{
    for (scan->at++; peek(scan) >= 0; scan->at++) {
        if (peek(scan) == '"')
            return scan->at++, true;
        if (peek(scan) == '\\')
            scan->at++;
    }
    return false;
}

/* The bytes of one value: up to the comma or bracket that ends it. */
static bool take_value(struct scan *scan, struct text *value)
{
    size_t depth = 0;
    skip_space(scan);
    size_t from = scan->at;
    for (int byte = peek(scan); byte >= 0; byte = peek(scan)) {
        if (!depth && (byte == ',' || byte == '}' || byte == ']'))
            break;
        if (byte == '"') {
            if (!skip_string(scan))
                return false;
            continue;
        }
        depth += byte == '{' || byte == '[';
        depth -= byte == '}' || byte == ']';
        scan->at++;
    }
    *value = text_trim((struct text){scan->line.ptr + from, scan->at - from});
    return value->len > 0;
}

static bool take_name(struct scan *scan, struct text *name)
{
    skip_space(scan);
    size_t from = scan->at;
    if (peek(scan) != '"' || !skip_string(scan))
        return false;
    *name = (struct text){scan->line.ptr + from, scan->at - from};
    return true;
}

static bool is_json(struct text bytes, struct diags *diags)
{
    const struct json_rules rules = {.any_root = true, .max_bytes = LIMIT_LINE_BYTES};
    struct diags own = diags_new(diags->arena, diags->file);
    return json_read(bytes, &rules, &own) != NULL;
}

/* One member of the outer object; false when it cannot be one. */
static bool take_member(struct scan *scan, struct diags *diags, struct pair_line *out)
{
    struct text name, value;
    if (!take_name(scan, &name) || !take(scan, ':') || !take_value(scan, &value))
        return false;
    int side = text_is(name, "\"first\"") ? 0 : text_is(name, "\"second\"") ? 1 : -1;
    if (side < 0)
        return is_json(name, diags) && is_json(value, diags);
    if (out->sides[side].len)
        return false;
    out->sides[side] = value;
    return true;
}

static bool scan_line(struct scan *scan, struct diags *diags, struct pair_line *out)
{
    if (!take(scan, '{'))
        return false;
    do
        if (!take_member(scan, diags, out))
            return false;
    while (take(scan, ','));
    if (!take(scan, '}'))
        return false;
    skip_space(scan);
    return peek(scan) < 0;
}

/* The strict reader's own words on a line that could not be taken apart. */
static void explain(struct text line, struct diags *diags)
{
    const struct json_rules rules = {.max_bytes = LIMIT_LINE_BYTES};
    if (json_read(line, &rules, diags))
        diags_add(diags, (struct place){1, 1, ""}, "B001", "write {\"first\": an opinion, \"second\": an opinion}",
                  "not one pair of opinions");
}

bool pair_line_read(struct text line, struct diags *diags, struct pair_line *out)
{
    static const char *const remedies[] = {"add \"first\" with an opinion", "add \"second\" with an opinion"};
    struct scan scan = {line, 0};
    *out = (struct pair_line){0};
    if (!scan_line(&scan, diags, out)) {
        explain(line, diags);
        return false;
    }
    for (int side = 0; side < 2; side++)
        if (!out->sides[side].len)
            diags_add(diags, (struct place){1, 1, ""}, "B002", remedies[side], "an opinion is missing");
    return out->sides[0].len && out->sides[1].len;
}
