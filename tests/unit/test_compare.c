/* SPDX-License-Identifier: MIT
 * Every row of pairs.csv: two values of one field, and the relations that may come out, both ways round. The rows were written from the
 * contract, from published tables and from general oncology, without looking at the vocabularies. */
#include <stdio.h>

#include "read/csv.h"
#include "two_opinions.h"

/* How a row's values become documents. A value has its members separated by ';' (an empty one is not stated), or is the last of
 * them alone; "#" marks a number. `path` is the field whose relation is asked for. */
static const struct shape_of_row {
    const char *name, *path, *open, *close, *members[6];
} shapes[] = {
    {"drug", "/plan/steps[]/treatment", "\"plan\":{\"steps\":[{\"kind\":\"drug\",", "}]}", {"treatment"}},
    {"surgery", "/plan/steps[]/treatment", "\"plan\":{\"steps\":[{\"kind\":\"surgery\",", "}]}", {"treatment"}},
    {"radiation", "/plan/steps[]/treatment", "\"plan\":{\"steps\":[{\"kind\":\"radiation\",", "}]}", {"treatment"}},
    {"watch", "/plan/steps[]/treatment", "\"plan\":{\"steps\":[{\"kind\":\"watch\",", "}]}", {"treatment"}},
    {"transplant", "/plan/steps[]/treatment", "\"plan\":{\"steps\":[{\"kind\":\"transplant\",", "}]}", {"treatment"}},
    {"dose", "/plan/steps[]/dose", "\"plan\":{\"steps\":[{\"kind\":\"drug\",\"treatment\":\"x\",", "}]}", {"dose"}},
    {"schedule", "/plan/steps[]/schedule", "\"plan\":{\"steps\":[{\"kind\":\"drug\",\"treatment\":\"x\",", "}]}", {"schedule"}},
    {"duration", "/plan/steps[]/duration", "\"plan\":{\"steps\":[{\"kind\":\"drug\",\"treatment\":\"x\",", "}]}", {"duration"}},
    {"cycles", "/plan/steps[]/cycles", "\"plan\":{\"steps\":[{\"kind\":\"drug\",\"treatment\":\"x\",", "}]}", {"#cycles"}},
    {"stance", "/plan/steps[]/stance", "\"plan\":{\"steps\":[{\"kind\":\"drug\",\"treatment\":\"x\",", "}]}", {"stance"}},
    {"timing", "/plan/steps[]/timing", "\"plan\":{\"steps\":[{\"kind\":\"drug\",\"treatment\":\"x\",", "}]}", {"timing"}},
    {"why", "/plan/steps[]/why", "\"plan\":{\"steps\":[{\"kind\":\"drug\",\"treatment\":\"x\",", "}]}", {"why"}},
    {"target", "/plan/steps[]/target", "\"plan\":{\"steps\":[{\"kind\":\"radiation\",\"treatment\":\"x\",", "}]}", {"target"}},
    {"intent", "/plan/intent", "\"plan\":{", "}", {"intent"}},
    {"cancer", "/diagnosis/cancer", "\"diagnosis\":{", "}", {"cancer"}},
    {"histology", "/diagnosis/histology", "\"diagnosis\":{\"cancer\":\"%s\",", "}", {"histology"}},
    {"site", "/diagnosis/site", "\"diagnosis\":{\"cancer\":\"%s\",", "}", {"site"}},
    {"laterality", "/diagnosis/laterality", "\"diagnosis\":{\"cancer\":\"%s\",", "}", {"laterality"}},
    {"size", "/diagnosis/size", "\"diagnosis\":{\"cancer\":\"%s\",\"size\":{", "}}", {"#value", "unit"}},
    {"grade", "/diagnosis/grade", "\"diagnosis\":{\"cancer\":\"%s\",\"grade\":{", "}}", {"system", "value"}},
    {"code", "/diagnosis/codes[]", "\"diagnosis\":{\"cancer\":\"%s\",\"codes\":[{", "}]}", {"system", "code"}},
    {"diagnosed", "/diagnosis/date", "\"diagnosis\":{\"cancer\":\"%s\",", "}", {"date"}},
    {"group", "/stage/group", "\"stage\":{", "}", {"system", "edition", "classification", "kind", "group"}},
    {"t", "/stage/t", "\"stage\":{", "}", {"system", "edition", "classification", "t"}},
    {"n", "/stage/n", "\"stage\":{", "}", {"system", "edition", "classification", "n"}},
    {"m", "/stage/m", "\"stage\":{", "}", {"system", "edition", "classification", "m"}},
    {"edition", "/stage/edition", "\"stage\":{", "}", {"edition"}},
    {"risk", "/risk_groups[]", "\"risk_groups\":[{", "}]", {"system", "group"}},
    {"marker", "/biomarkers[]/name", "\"biomarkers\":[{", "}]", {"name"}},
    {"result", "/biomarkers[]/result", "\"biomarkers\":[{", "}]", {"name", "method", "assay", "date", "result"}},
    {"finding", "/tests[]/result", "\"tests\":[{\"name\":\"CT of the chest\",", "}]", {"result"}},
    {"likelihood", "/side_effects[]/likelihood", "\"side_effects\":[{\"effect\":\"nausea\",", "}]", {"likelihood"}},
    {"status", "/biomarkers[]/status", "\"biomarkers\":[{\"name\":\"HER2\",", "}]", {"status"}},
    {"performance", "/health/performance", "\"health\":{\"performance\":{", "}}", {"scale", "#value", "date"}},
    {"condition", "/health/conditions[]", "\"health\":{\"conditions\":[", "]}", {""}},
    {"guideline", "/guidelines[]/version", "\"guidelines\":[{\"organization\":\"NCCN\",\"title\":\"Breast Cancer\",", "}]", {"version"}},
    {"organization", "/guidelines[]/organization", "\"guidelines\":[{", "}]", {"organization"}},
    {"record", "/records[]/kind", "\"records\":[{", "}]", {"kind"}},
    {"side_effect", "/side_effects[]/effect", "\"side_effects\":[{", "}]", {"effect"}},
    {"test", "/tests[]/name", "\"tests\":[{", "}]", {"name"}},
    {"medicine", "/health/medicines[]/name", "\"health\":{\"medicines\":[{", "}]}", {"name"}},
    {"follow_up", "/follow_up[]/interval", "\"follow_up\":[{\"what\":\"mammogram\",", "}]", {"interval"}},
    {"notes", "/notes", "", "", {"notes"}},
};

static const struct shape_of_row *shape_named(struct text name)
{
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (text_is(name, shapes[i].name))
            return &shapes[i];
    return NULL;
}

static void add_member(struct buf *out, const char *name, struct text value, bool *any)
{
    bool number = *name == '#';
    if (!value.len)
        return;
    buf_puts(out, *any ? "," : "");
    *any = true;
    if (*name)
        buf_format(out, "\"%s\":", name + number);
    buf_puts(out, number ? "" : "\"");
    buf_add(out, value);
    buf_puts(out, number ? "" : "\"");
}

static size_t count_members(const struct shape_of_row *shape)
{
    size_t count = 0;
    while (count < sizeof shape->members / sizeof *shape->members && shape->members[count])
        count++;
    return count;
}

/* The members of a value between `open` and `close`; "%s" in `open` is the cancer. */
static const char *members_of(const struct shape_of_row *shape, const char *cancer, struct text value)
{
    struct buf out = buf_new(arena, 256);
    const char *hole = strstr(shape->open, "%s");
    buf_add(&out, (struct text){shape->open, hole ? (size_t)(hole - shape->open) : strlen(shape->open)});
    buf_puts(&out, hole ? cancer : "");
    buf_puts(&out, hole ? hole + 2 : "");
    bool many = count_members(shape) > 1 && memchr(value.ptr, ';', value.len), any = false;
    for (size_t i = many ? 0 : count_members(shape) - 1; i < count_members(shape); i++) {
        const char *end = many ? memchr(value.ptr, ';', value.len) : NULL; /* "t(9;22)" is one name */
        size_t len = end ? (size_t)(end - value.ptr) : value.len;
        add_member(&out, shape->members[i], text_trim((struct text){value.ptr, len}), &any);
        value.ptr += len + (end != NULL);
        value.len -= len + (end != NULL);
    }
    buf_puts(&out, shape->close);
    return buf_text(&out).ptr;
}

static const struct opinion *opinion_of_row(const struct shape_of_row *shape, struct text cancer, struct text value)
{
    const char *known = cancer.len ? arena_copy(arena, cancer.ptr, cancer.len) : "cancer";
    const char *members = members_of(shape, known, value);
    return opinion_of(strncmp(members, "\"diagnosis\"", 11) ? known : NULL, members);
}

/* The relation of the row's field in words; "apart" where the items that hold the two were not paired. */
static const char *found(const struct shape_of_row *shape, const struct comparisons *all)
{
    const char *word = "apart";
    for (size_t i = 0; i < all->count; i++) {
        enum relation relation = all->items[i]->relation;
        bool paired = relation != RELATION_FIRST_ONLY && relation != RELATION_SECOND_ONLY;
        if (paired && !strcmp(knowledge()->fields.items[all->items[i]->field].path, shape->path))
            word = word_text(WORDS_RELATION, (int)relation);
    }
    return word;
}

static bool is_among(struct text list, const char *word)
{
    for (size_t at = 0; at <= list.len;) {
        const char *bar = memchr(list.ptr + at, '|', list.len - at);
        size_t end = bar ? (size_t)(bar - list.ptr) : list.len;
        if (text_is((struct text){list.ptr + at, end - at}, word))
            return true;
        at = end + 1;
    }
    return false;
}

static size_t check_row(const struct csv_row *row)
{
    const struct text *cell = row->cells;
    const struct shape_of_row *shape = shape_named(cell[0]);
    if (!shape)
        fail_msg("pairs.csv:%zu: no such kind of value", row->line);
    const struct opinion *first = opinion_of_row(shape, cell[1], cell[2]), *second = opinion_of_row(shape, cell[1], cell[3]);
    const struct comparisons *there = laid(first, second), *back = laid(second, first);
    const char *word = found(shape, there), *fault = mirror_fault(there, back);
    if (!fault && is_among(cell[4], word))
        return 0;
    fprintf(stderr, "pairs.csv:%zu: %.*s (%.*s): \"%.*s\" and \"%.*s\" are %s, not %.*s%s%s\n", row->line, (int)cell[0].len,
            cell[0].ptr, (int)cell[1].len, cell[1].ptr, (int)cell[2].len, cell[2].ptr, (int)cell[3].len, cell[3].ptr, word,
            (int)cell[4].len, cell[4].ptr, fault ? "; swapped: " : "", fault ? fault : "");
    return 1;
}

static struct text file_bytes(struct arena *kept, const char *path)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *bytes = arena_alloc(kept, 1 << 20);
    size_t len = fread(bytes, 1, 1 << 20, file);
    assert_false(ferror(file));
    fclose(file);
    return (struct text){bytes, len};
}

static void test_every_row_of_the_table(void **state)
{
    (void)state;
    struct arena *kept = arena_new((size_t)16 << 20);
    struct diags diags = diags_new(kept, "pairs.csv");
    struct csv csv;
    assert_true(csv_read(file_bytes(kept, ROOT_DIR "/tests/unit/pairs.csv"), &csv, &diags));
    assert_int_equal(csv.columns, 5);
    assert_true(csv.count >= 250);
    size_t wrong = 0;
    for (size_t i = 0; i < csv.count; i++) {
        arena_reset(arena);
        wrong += check_row(&csv.rows[i]);
    }
    fprintf(stderr, "pairs.csv: %zu rows, %zu wrong\n", csv.count, wrong);
    arena_free(kept);
    assert_int_equal(wrong, 0);
}

/* A value against itself is the same, whatever it is: the table's first values serve once more. */
static void test_every_value_is_itself(void **state)
{
    (void)state;
    struct arena *kept = arena_new((size_t)16 << 20);
    struct diags diags = diags_new(kept, "pairs.csv");
    struct csv csv;
    assert_true(csv_read(file_bytes(kept, ROOT_DIR "/tests/unit/pairs.csv"), &csv, &diags));
    for (size_t i = 0; i < csv.count; i++)
        for (size_t side = 2; side < 4; side++) {
            arena_reset(arena);
            const struct text *cell = csv.rows[i].cells;
            const struct opinion *opinion = opinion_of_row(shape_named(cell[0]), cell[1], cell[side]);
            const struct comparisons *all = laid(opinion, opinion);
            for (size_t c = 0; c < all->count; c++)
                if (all->items[c]->relation != RELATION_SAME)
                    fail_msg("pairs.csv:%zu: a value is not the same as itself", csv.rows[i].line);
        }
    arena_free(kept);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_every_row_of_the_table, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_every_value_is_itself, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
