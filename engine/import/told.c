/* SPDX-License-Identifier: MIT
 * In: a FHIR value. Out: what it says, as an opinion would write it. The text for people goes before the code: the codes of SNOMED CT need a
 * licence in some countries, and a text can be read by the patient. What a code or a word means stands in knowledge/codes.csv. */
#include <string.h>

#include "base/buf.h"
#include "base/decimal.h"
#include "import/importer.h"

static struct text copied(struct importer *in, struct text text)
{
    return (struct text){arena_copy(in->arena, text.ptr, text.len), text.len};
}

const struct code_row *told_rows(const struct knowledge *k, struct text key, size_t *count)
{
    size_t low = 0, high = k->code_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text_order(text_of(k->codes[middle].key), key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *count = 0;
    while (low + *count < k->code_count && text_is(key, k->codes[low + *count].key))
        ++*count;
    return k->codes + low;
}

static const struct code_row *row_for(const struct knowledge *k, struct text key, const char *field)
{
    size_t count;
    const struct code_row *rows = told_rows(k, key, &count);
    for (size_t i = 0; i < count; i++)
        if (!strcmp(rows[i].field, field) && *rows[i].value)
            return &rows[i];
    return NULL;
}

static struct text keyed(struct importer *in, const char *system, struct text code)
{
    struct buf key = buf_new(in->arena, 32);
    buf_format(&key, "%s ", system);
    buf_add(&key, code);
    return buf_text(&key);
}

struct text told_word(struct importer *in, const char *system, struct text code, const char *field)
{
    const struct code_row *row = row_for(in->k, keyed(in, system, code), field);
    return row ? text_of(row->value) : TEXT("");
}

struct text told_key(struct importer *in, const struct json *coding)
{
    struct text system = told_word(in, "uri", json_text(coding, "system"), "system"), code = json_text(coding, "code");
    bool gene = text_is(system, "hgnc") && text_starts(code, "HGNC:");
    if (gene)
        code = (struct text){code.ptr + 5, code.len - 5};
    return system.len ? keyed(in, system.ptr, code) : TEXT("");
}

/* The row of a coding for a field; of ICD-10 that of the longest category. */
static const struct code_row *row_of(struct importer *in, const struct json *coding, const char *field)
{
    struct text key = told_key(in, coding);
    const struct code_row *row = key.len ? row_for(in->k, key, field) : NULL;
    for (size_t least = strlen("icd10 C50"); !row && text_starts(key, "icd10 ") && key.len > least; key.len--)
        row = row_for(in->k, (struct text){key.ptr, key.len - 1}, field);
    return row;
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || (byte & 0x80);
}

static bool stands_in(struct text whole, struct text part, bool words)
{
    for (size_t at = 0; at + part.len <= whole.len; at++) {
        size_t end = at + part.len;
        bool alone = (!at || !is_letter(whole.ptr[at - 1])) && (end == whole.len || !is_letter(whole.ptr[end]));
        if (!memcmp(whole.ptr + at, part.ptr, part.len) && (alone || !words))
            return true;
    }
    return false;
}

/* The row of a system ("words", "part") whose words stand in a folded text; the longest. */
static const struct code_row *row_within(struct importer *in, const char *system, struct text folded, const char *field)
{
    const struct code_row *best = NULL;
    size_t prefix = strlen(system) + 1, longest = 0, count;
    const struct code_row *row = told_rows(in->k, keyed(in, system, TEXT("")), &count), *end = in->k->codes + in->k->code_count;
    for (; row < end && !strncmp(row->key, system, prefix - 1) && row->key[prefix - 1] == ' '; row++) {
        struct text words = text_of(row->key + prefix);
        if (!strcmp(row->field, field) && words.len > longest && stands_in(folded, words, !strcmp(system, "words"))) {
            best = row;
            longest = words.len;
        }
    }
    return best;
}

/* Without SNOMED's tag at the end: "Biopsy of breast (procedure)". */
static struct text without_tag(struct importer *in, struct text text)
{
    text = text_trim(text);
    if (!text.len || text.ptr[text.len - 1] != ')')
        return text;
    size_t open = text.len;
    while (open > 0 && text.ptr[open - 1] != '(')
        open--;
    struct text tag = {text.ptr + open, text.len - open - 1};
    if (!open || !told_word(in, "tag", text_fold(in->arena, tag), "tag").len)
        return text;
    return text_trim((struct text){text.ptr, open - 1});
}

/* A quantity as people write it: "2.5 cm", "< 1 %". */
static struct text quantity_text(struct importer *in, const struct json *json)
{
    const struct json *value = json_member(json, "value");
    struct text unit = json_text(json, "unit"), sign = json_text(json, "comparator");
    struct buf out = buf_new(in->arena, 32);
    if (!value || value->type != JSON_NUMBER)
        return TEXT("");
    if (!unit.len && !text_is(json_text(json, "code"), "1"))
        unit = json_text(json, "code");
    buf_add(&out, sign);
    buf_puts(&out, sign.len ? " " : "");
    buf_add(&out, value->text);
    buf_puts(&out, unit.len ? " " : "");
    buf_add(&out, unit);
    return buf_text(&out);
}

static struct text pair_text(struct importer *in, const struct json *first, const struct json *second, const char *between)
{
    struct buf out = buf_new(in->arena, 32);
    struct text a = told_text(in, first), b = told_text(in, second);
    if (!a.len || !b.len)
        return a.len ? a : b;
    buf_add(&out, a);
    buf_puts(&out, between);
    buf_add(&out, b);
    return buf_text(&out);
}

static struct text object_text(struct importer *in, const struct json *json)
{
    const struct json *coding = json_member(json, "coding");
    struct text text = json_text(json, "text");
    for (const struct json *at = coding && coding->type == JSON_ARRAY ? coding->child : NULL; at && !text.len; at = at->next)
        text = json_text(at, "display");
    if (!text.len)
        text = json_text(json, "display");
    struct text key = text.len ? TEXT("") : told_key(in, coding && coding->type == JSON_ARRAY && coding->child ? coding->child : json);
    if (text_starts(key, "hgvs "))
        return (struct text){key.ptr + 5, key.len - 5}; /* the name of a variant is its code */
    if (text.len)
        return without_tag(in, text);
    if (json_member(json, "numerator"))
        return pair_text(in, json_member(json, "numerator"), json_member(json, "denominator"), "/");
    if (json_member(json, "low") || json_member(json, "high"))
        return pair_text(in, json_member(json, "low"), json_member(json, "high"), " - ");
    return quantity_text(in, json);
}

struct text told_text(struct importer *in, const struct json *json)
{
    if (!json)
        return TEXT("");
    switch (json->type) {
    case JSON_STRING:
    case JSON_NUMBER:
        return json->text;
    case JSON_TRUE:
        return TEXT("true");
    case JSON_FALSE:
        return TEXT("false");
    case JSON_OBJECT:
        return object_text(in, json);
    case JSON_ARRAY:
        return json->child ? told_text(in, json->child) : TEXT("");
    case JSON_NULL:
        break;
    }
    return TEXT("");
}

struct text told_code(struct importer *in, const struct json *json, const char *field)
{
    const struct json *coding = json_member(json, "coding");
    const struct code_row *row = coding ? NULL : row_of(in, json, field);
    for (const struct json *at = coding && coding->type == JSON_ARRAY ? coding->child : NULL; at && !row; at = at->next)
        row = row_of(in, at, field);
    if (row)
        return text_of(row->value);
    struct text folded = text_fold(in->arena, told_text(in, json));
    row = folded.len ? row_for(in->k, keyed(in, "text", folded), field) : NULL;
    if (!row && folded.len)
        row = row_within(in, "words", folded, field);
    if (!row && folded.len)
        row = row_within(in, "part", folded, field);
    return row ? text_of(row->value) : TEXT("");
}

struct text told_date(const struct json *json)
{
    if (json && json->type == JSON_OBJECT)
        json = json_member(json, "start") ? json_member(json, "start") : json_member(json, "end");
    if (!json || json->type != JSON_STRING)
        return TEXT("");
    struct text date = json->text;
    for (size_t i = 0; i < date.len; i++)
        if (date.ptr[i] == 'T')
            date.len = i;
    return date;
}

struct text told_place(struct importer *in, const struct json *json)
{
    struct text text = told_text(in, json), folded = text_fold(in->arena, text);
    const struct code_row *row = row_within(in, "before", folded, "/stage/metastases[]");
    size_t len = row ? strlen(row->key) - strlen("before ") : 0;
    return row && !memcmp(folded.ptr, row->key + 7, len) && folded.len > len ? text_trim((struct text){folded.ptr + len, folded.len - len}) : text;
}

/* --- stages --- */

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Whether a word is a category: prefixes c p y r a, the letter, X, is or digits, and what follows. */
static bool is_category(struct text word, char letter)
{
    size_t at = 0;
    while (at < word.len && at < 3 && strchr("cpyra", word.ptr[at]))
        at++;
    if (at >= word.len || (word.ptr[at] | 0x20) != letter)
        return false;
    const char *rest = word.ptr + ++at;
    size_t len = word.len - at;
    if (!len || len > 12)
        return false;
    return is_digit(*rest) || *rest == 'X' || *rest == 'x' || (letter == 't' && (len == 1 ? *rest == 'a' : !memcmp(rest, "is", 2)));
}

/* Whether a word is a group: "IIB", "3A", "c3A", "0", "B", "IV". */
static bool is_group(struct text word)
{
    static const char *const begins = "0123456789IVX", *const rest = "0123456789IVXABCDEabcdemis";
    size_t at = 0;
    bool letter = word.len == 1 && word.ptr[0] >= 'A' && word.ptr[0] <= 'D';
    if (letter)
        return true;
    if (word.len > 1 && (word.ptr[0] == 'c' || word.ptr[0] == 'p'))
        at++;
    if (at >= word.len || word.len > 7 || !strchr(begins, word.ptr[at]))
        return false;
    for (; at < word.len; at++)
        if (!strchr(rest, word.ptr[at]))
            return false;
    return true;
}

static struct text next_word(struct text text, size_t *at)
{
    while (*at < text.len && strchr(" ,;:", text.ptr[*at]))
        ++*at;
    size_t from = *at;
    while (*at < text.len && !strchr(" ,;:", text.ptr[*at]))
        ++*at;
    return (struct text){text.ptr + from, *at - from};
}

/* The last category of a text, or the group behind the last "stage". A text that is nothing else may be a group alone. */
static struct text stage_in(struct importer *in, struct text text, char letter)
{
    struct text found = {"", 0}, only = {"", 0};
    bool behind = letter == 'g';
    size_t words = 0;
    for (size_t at = 0; at < text.len;) {
        struct text word = next_word(text, &at);
        words += word.len > 0;
        only = word.len ? word : only;
        if (word.len && (letter == 'g' ? behind && is_group(word) : is_category(word, letter)))
            found = word;
        struct text folded = text_fold(in->arena, word);
        behind = letter == 'g' && (text_is(folded, "stage") || text_is(folded, "group"));
    }
    return !found.len && letter == 'g' && words == 1 && is_group(only) ? only : found;
}

struct text told_stage(struct importer *in, const struct json *json, char letter)
{
    const char *field = letter == 't' ? "/stage/t" : letter == 'n' ? "/stage/n" : letter == 'm' ? "/stage/m" : "/stage/group";
    const struct json *coding = json_member(json, "coding");
    struct text found = stage_in(in, told_text(in, json), letter);
    for (const struct json *at = coding && coding->type == JSON_ARRAY ? coding->child : NULL; at && !found.len; at = at->next) {
        found = stage_in(in, without_tag(in, json_text(at, "display")), letter);
        if (!found.len && text_is(told_word(in, "uri", json_text(at, "system"), "system"), "ajcc"))
            found = stage_in(in, json_text(at, "code"), letter);
    }
    return copied(in, found.len ? found : told_code(in, json, field));
}

/* --- drugs --- */

struct text told_medicine(struct importer *in, const struct json *concept)
{
    struct text text = told_drug(in, told_text(in, concept)), said = TEXT("");
    if (concept && (!text.len || told_concept(in, "drugs", text) < 0))
        said = told_code(in, concept, "/plan/steps[]/drugs[]");
    return said.len ? said : text;
}


int told_concept(struct importer *in, const char *vocabulary, struct text name)
{
    const struct knowledge *k = in->k;
    struct text key = text_fold(in->arena, name);
    size_t low = 0, high = k->name_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text_order(text_of(k->names[middle].key), key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < k->name_count && text_is(key, k->names[low].key); low++)
        if (!k->names[low].contexts.count && !strcmp(k->concepts[k->names[low].concept].vocabulary, vocabulary))
            return k->names[low].concept;
    return -1;
}

int told_within(struct importer *in, const char *vocabulary, struct text text)
{
    int best = -1;
    size_t longest = 0;
    for (size_t from = 0; from < text.len;) {
        struct text first = next_word(text, &from);
        size_t at = from;
        for (int words = 0; first.len && words < 6; words++) {
            struct text name = {first.ptr, (size_t)(text.ptr + at - first.ptr)};
            int concept = told_concept(in, vocabulary, name);
            if (concept >= 0 && name.len > longest) {
                best = concept;
                longest = name.len;
            }
            if (!next_word(text, &at).len)
                break;
        }
    }
    return best;
}

struct text told_schedule(struct importer *in, const struct json *repeat)
{
    static const char *const units[][2] = {{"h", "hours"}, {"d", "days"}, {"wk", "weeks"}, {"mo", "months"}};
    const struct json *times = json_member(repeat, "frequency"), *period = json_member(repeat, "period");
    struct text unit = json_text(repeat, "periodUnit");
    struct buf out = buf_new(in->arena, 32);
    for (size_t i = 0; i < sizeof units / sizeof *units && period; i++)
        if (text_is(unit, units[i][0]) && (!times || times->type == JSON_NUMBER)) {
            if (times && !text_is(times->text, "1"))
                buf_format(&out, "%s times ", times->text.ptr);
            buf_format(&out, "every %s %s", told_text(in, period).ptr, units[i][1]);
        }
    return buf_text(&out);
}

/* Whether all words are numbers, units or forms of a pack. */
static bool is_pack(struct importer *in, struct text text)
{
    struct text folded = text_fold(in->arena, text);
    struct decimal number;
    for (size_t at = 0; at < folded.len;) {
        struct text word = next_word(folded, &at);
        if (word.len && !decimal_read(word, &number) && !told_word(in, "form", word, "drug").len)
            return false;
    }
    return true;
}

struct text told_drug(struct importer *in, struct text text)
{
    text = text_trim(text);
    if (told_concept(in, "drugs", text) >= 0)
        return text;
    for (size_t from = 0; from < text.len;) {
        size_t start = from;
        struct text first = next_word(text, &from);
        if (!first.len || !is_pack(in, (struct text){text.ptr, (size_t)(first.ptr - text.ptr)}))
            return text;
        for (size_t end = text.len; end > start; end--) {
            struct text name = {first.ptr, (size_t)(text.ptr + end - first.ptr)}, rest = {text.ptr + end, text.len - end};
            bool stops = end == text.len || text.ptr[end] == ' ';
            if (stops && is_pack(in, rest) && told_concept(in, "drugs", name) >= 0)
                return copied(in, name);
            if (first.ptr + first.len >= text.ptr + end)
                break;
        }
    }
    return text;
}
