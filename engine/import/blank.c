/* SPDX-License-Identifier: MIT
 * In: the field table and the phrases. Out: an empty worksheet, an empty opinion with its guide. Nothing here knows a field by name but the
 * four that every opinion needs: a new field in the schema is a new row by itself. */
#include <string.h>

#include "import/import.h"
#include "read/json.h"
#include "report/writer.h"

struct form {
    struct buf *out;
    struct arena *arena;
    const struct knowledge *k;
    enum language language;
    int cancer; /* concept, or -1 */
    bool plain; /* for a spreadsheet: words as people say them, not as the format writes them */
    struct writer writer;
    void (*row)(struct form *form, int field, const char *key, struct text label);
};

/* How many empty blocks a worksheet has of a list; of any other list two. */
static const struct {
    const char *list;
    size_t blocks;
} sizes[] = {{"/plan/steps", 6}, {"/plan/alternatives", 3}, {"/biomarkers", 5},  {"/tests", 4},
             {"/records", 5},    {"/health/medicines", 4},  {"/diagnosis/codes", 1}};

static const char *const needed[] = {"/case/id", "/date", "/author/role", "/diagnosis/cancer"};

/* --- words --- */

static const char *phrase(const struct form *form, const char *id)
{
    return knowledge_phrase(form->k, id, form->language);
}

static const char *phrase_of(const struct form *form, const char *group, const char *rest)
{
    struct buf id = buf_new(form->arena, 64);
    buf_format(&id, "%s%s", group, rest);
    return knowledge_phrase_or_null(form->k, buf_text(&id).ptr, form->language);
}

/* An alternative is described as a step is. */
static const char *guide_path(const struct form *form, const char *path)
{
    static const char other[] = "/plan/alternatives[]";
    struct buf out = buf_new(form->arena, 64);
    if (strncmp(path, other, strlen(other)) || phrase_of(form, "guide.", path))
        return path;
    buf_format(&out, "/plan/steps[]%s", path + strlen(other));
    return buf_text(&out).ptr;
}

static const char *means(const struct form *form, int field)
{
    const char *text = phrase_of(form, "guide.", guide_path(form, form->k->fields.items[field].path));
    return text ? text : "";
}

/* Where in a letter: the nearest that is said of the field or of what it belongs to. */
static const char *where(const struct form *form, int field)
{
    const char *text = NULL;
    for (; field > 0 && !text; field = form->k->fields.items[field].parent)
        text = phrase_of(form, "where.", form->k->fields.items[field].path);
    return text ? text : "";
}

/* What the knowledge says belongs to this cancer in a field: "AJCC", "HER2|estrogen receptor|..."; "" when nothing. */
static const char *belongs(const struct form *form, const char *path)
{
    const struct knowledge *k = form->k;
    struct buf key = buf_new(form->arena, 32);
    if (form->cancer < 0)
        return "";
    buf_format(&key, "cancer %s", k->concepts[form->cancer].id);
    const char *wanted = buf_text(&key).ptr;
    for (size_t i = 0; i < k->code_count; i++)
        if (!strcmp(k->codes[i].key, wanted) && !strcmp(k->codes[i].field, path))
            return k->codes[i].value;
    return "";
}

static void add_words(const struct form *form, struct buf *out, const struct field *field)
{
    buf_puts(out, phrase(form, "sheet.how_words"));
    for (const char *const *word = field->words; *word; word++) {
        const char *said = phrase_of(form, "word.", *word), *comma = word == field->words ? "" : ",";
        if (form->plain || !said || !strcmp(said, *word))
            buf_format(out, "%s %s", comma, said && form->plain ? said : *word);
        else
            buf_format(out, "%s %s (%s)", comma, *word, said);
    }
    buf_puts(out, ".");
}

/* What to write into a field. */
static struct text how(const struct form *form, int at)
{
    const struct field *field = &form->k->fields.items[at];
    const char *usual = belongs(form, field->path);
    bool many = field->shape == SHAPE_LIST;
    struct buf out = buf_new(form->arena, 128);
    if (many)
        field = &form->k->fields.items[field->child];
    if (field->words)
        add_words(form, &out, field);
    else if (field->pattern)
        buf_puts(&out, phrase(form, "sheet.how_date"));
    else if (field->shape == SHAPE_INTEGER || field->shape == SHAPE_NUMBER)
        buf_puts(&out, phrase(form, field->shape == SHAPE_NUMBER ? "sheet.how_number" : "sheet.how_integer"));
    else
        buf_puts(&out, phrase(form, "sheet.how_text"));
    if (many)
        buf_format(&out, " %s", phrase(form, form->plain ? "sheet.how_many" : "sheet.how_list"));
    if (*usual && !strchr(field->path, '['))
        buf_format(&out, " %s %s.", phrase(form, "sheet.usual"), usual);
    return buf_text(&out);
}

static struct text label_of(const struct form *form, int field)
{
    return text_of(phrase(form, form->k->fields.items[field].label));
}

/* "Treatment 2: Dose". */
static struct text block_label(const struct form *form, int item, const char *which, int field)
{
    struct buf out = buf_new(form->arena, 64);
    buf_format(&out, "%s %s: %s", label_of(form, item).ptr, which, label_of(form, field).ptr);
    return buf_text(&out);
}

/* --- the walk --- */

static bool is_needed(const char *path)
{
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!strcmp(path, needed[i]))
            return true;
    return false;
}

static bool is_single(const struct form *form, const struct field *field)
{
    return field->shape != SHAPE_OBJECT && (field->shape != SHAPE_LIST || form->k->fields.items[field->child].shape != SHAPE_OBJECT);
}

static void walk(struct form *form, int field, const char *key, int item, const char *which, bool skip);

/* The fields of one item of a list. */
static void walk_block(struct form *form, int list, const char *key, const char *which)
{
    int item = form->k->fields.items[list].child;
    for (int at = form->k->fields.items[item].child; at != NO_FIELD; at = form->k->fields.items[at].next)
        walk(form, at, pointer_join(form->arena, key, text_of(form->k->fields.items[at].name)), item, which, false);
}

static void walk_list(struct form *form, int field, const char *key)
{
    size_t blocks = 2;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (!strcmp(sizes[i].list, key))
            blocks = sizes[i].blocks;
    for (size_t i = 0; i < blocks; i++) {
        struct buf number = buf_new(form->arena, 8);
        buf_number(&number, i + 1);
        walk_block(form, field, pointer_index(form->arena, key, i), buf_text(&number).ptr);
    }
}

static void walk(struct form *form, int field, const char *key, int item, const char *which, bool skip)
{
    const struct field *at = &form->k->fields.items[field];
    bool constant = at->words && !at->words[1];
    if (constant || (skip && (is_needed(at->path) || (form->cancer >= 0 && (!strcmp(at->path, "/stage") || !strcmp(at->path, "/diagnosis/grade"))))))
        return;
    if (is_single(form, at)) {
        form->row(form, field, key, item == NO_FIELD ? label_of(form, field) : block_label(form, item, which, field));
        return;
    }
    if (at->shape == SHAPE_LIST) {
        walk_list(form, field, key);
        return;
    }
    for (int below = at->child; below != NO_FIELD; below = form->k->fields.items[below].next)
        walk(form, below, pointer_join(form->arena, key, text_of(form->k->fields.items[below].name)), item, which, skip);
}

/* A marker that belongs to the cancer: what came out of it, by its name. */
static void walk_marker(struct form *form, int list, struct text name)
{
    static const char *const parts[] = {"result", "status", "method", "date"};
    const char *key = pointer_join(form->arena, form->k->fields.items[list].path, name);
    int item = form->k->fields.items[list].child;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        int field = field_child(&form->k->fields, item, text_of(parts[i]));
        if (field != NO_FIELD)
            form->row(form, field, pointer_join(form->arena, key, text_of(parts[i])),
                      block_label(form, item, arena_copy(form->arena, name.ptr, name.len), field));
    }
}

static void walk_cancer(struct form *form)
{
    const char *markers = belongs(form, "/biomarkers[]/name");
    int list = field_find(&form->k->fields, "/biomarkers"), stage = field_find(&form->k->fields, "/stage");
    while (*markers && list != NO_FIELD) {
        size_t len = strcspn(markers, "|");
        walk_marker(form, list, (struct text){markers, len});
        markers += len + (markers[len] == '|');
    }
    walk(form, stage, "/stage", NO_FIELD, "", false);
    walk(form, field_find(&form->k->fields, "/diagnosis/grade"), "/diagnosis/grade", NO_FIELD, "", false);
}

static void walk_all(struct form *form)
{
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        int field = field_find(&form->k->fields, needed[i]);
        form->row(form, field, needed[i], label_of(form, field));
    }
    if (form->cancer >= 0)
        walk_cancer(form);
    walk(form, 0, "", NO_FIELD, "", true);
}

/* --- the worksheet --- */

static void add_cell(struct buf *out, const char *text, bool last)
{
    buf_byte(out, '"');
    for (; *text; text++) {
        if (*text == '"')
            buf_byte(out, '"');
        buf_byte(out, *text);
    }
    buf_puts(out, last ? "\"\r\n" : "\",");
}

static void sheet_row(struct form *form, int field, const char *key, struct text label)
{
    struct buf topic = buf_new(form->arena, 32), name = buf_new(form->arena, 64);
    buf_format(&topic, "topic.%s", word_text(WORDS_TOPIC, (int)form->k->fields.items[field].topic));
    const char *meaning = means(form, field);
    buf_format(&name, "%s%s%s%s%s", is_needed(key) ? "* " : "", label.ptr, *meaning ? " (" : "", meaning, *meaning ? ")" : "");
    add_cell(form->out, phrase(form, buf_text(&topic).ptr), false);
    add_cell(form->out, buf_text(&name).ptr, false);
    add_cell(form->out, how(form, field).ptr, false);
    add_cell(form->out, where(form, field), false);
    add_cell(form->out, "", false);
    add_cell(form->out, "", false);
    add_cell(form->out, key, true);
}

void blank_sheet(struct buf *out, const struct knowledge *k, enum language language, int cancer)
{
    static const char *const columns[] = {"sheet.topic", "sheet.label", "sheet.how", "sheet.where", "sheet.first", "sheet.second", "sheet.key"};
    struct form form = {.out = out, .arena = out->arena, .k = k, .language = language, .cancer = cancer, .plain = true, .row = sheet_row};
    for (size_t i = 0; i < 7; i++)
        add_cell(out, phrase(&form, columns[i]), i == 6);
    walk_all(&form);
}

/* --- the guide --- */

/* Each field once, in the order of the schema; of a list its item. */
static void guide(struct form *form)
{
    const struct fields *fields = &form->k->fields;
    for (int field = 1; field < fields->count; field++) {
        const struct field *at = &fields->items[field];
        bool item = at->parent > 0 && fields->items[at->parent].shape == SHAPE_LIST;
        if (is_single(form, at) && !item && !(at->words && !at->words[1]))
            form->row(form, field, at->path, label_of(form, field));
    }
}

static void json_entry(struct form *form, int field, const char *key, struct text label)
{
    writer_open(&form->writer, NULL, '{');
    writer_text(&form->writer, "field", text_of(key));
    writer_text(&form->writer, "label", label);
    writer_text(&form->writer, "means", text_of(means(form, field)));
    writer_text(&form->writer, "where", text_of(where(form, field)));
    writer_text(&form->writer, "write", how(form, field));
    writer_close(&form->writer, '}');
}

static void text_entry(struct form *form, int field, const char *key, struct text label)
{
    buf_format(form->out, "%s%s\n  %s\n", is_needed(key) ? "* " : "", label.ptr, key);
    const char *lines[] = {means(form, field), where(form, field), how(form, field).ptr};
    for (size_t i = 0; i < 3; i++)
        if (*lines[i])
            buf_format(form->out, "  %s\n", lines[i]);
    buf_byte(form->out, '\n');
}

/* Empty lists and objects, so that one sees where things go; the four needed fields are left to be filled in. */
static void empty_object(struct form *form, int object)
{
    const struct fields *fields = &form->k->fields;
    for (int at = fields->items[object].child; at != NO_FIELD; at = fields->items[at].next) {
        enum shape shape = fields->items[at].shape;
        if (shape != SHAPE_OBJECT && shape != SHAPE_LIST)
            continue;
        writer_open(&form->writer, fields->items[at].name, shape == SHAPE_LIST ? '[' : '{');
        if (shape == SHAPE_OBJECT)
            empty_object(form, at);
        writer_close(&form->writer, shape == SHAPE_LIST ? ']' : '}');
    }
}

void blank_json(struct buf *out, const struct knowledge *k, enum language language, int cancer)
{
    struct form form = {.out = out, .arena = out->arena, .k = k, .language = language, .cancer = cancer, .writer = {.out = out}, .row = json_entry};
    writer_open(&form.writer, NULL, '{');
    writer_word(&form.writer, "format", "concord.opinion/1");
    empty_object(&form, 0);
    writer_open(&form.writer, "x_guide", '[');
    if (cancer >= 0)
        walk_cancer(&form);
    guide(&form);
    writer_close(&form.writer, ']');
    writer_close(&form.writer, '}');
    buf_byte(out, '\n');
}

void blank_guide(struct buf *out, const struct knowledge *k, enum language language, int cancer)
{
    struct form form = {.out = out, .arena = out->arena, .k = k, .language = language, .cancer = cancer, .row = text_entry};
    buf_format(out, "%s\n\n", phrase(&form, "sheet.guide"));
    if (cancer >= 0)
        walk_cancer(&form);
    guide(&form);
}

int blank_cancer(struct arena *arena, const struct knowledge *k, const char *name)
{
    struct buf plain = buf_new(arena, 32), longer = buf_new(arena, 32);
    buf_puts(&plain, name);
    buf_format(&longer, "%s cancer", name);
    struct text keys[] = {text_fold(arena, buf_text(&plain)), text_fold(arena, buf_text(&longer))};
    for (size_t key = 0; key < 2; key++)
        for (size_t i = 0; i < k->name_count; i++)
            if (text_is(keys[key], k->names[i].key) && !strcmp(k->concepts[k->names[i].concept].vocabulary, "cancers"))
                return k->names[i].concept;
    for (size_t i = 0; i < k->concept_count; i++)
        if (!strncmp(k->concepts[i].id, "cancer.", 7) && text_is(keys[0], k->concepts[i].id + 7))
            return (int)i;
    return -1;
}
