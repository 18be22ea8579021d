/* SPDX-License-Identifier: MIT
 * In: a report. Out: its row of figures. Classes after Mellink 2006, Heeg 2019 (BCSO) and a scale like RADPEER; the switches after the
 * lesson that published rates differ by what is counted. */
#include "report/figures.h"

#include <string.h>

#include "report/cells.h"

static const char *const scheme_names[] = {
#define SCHEME(id, name) [SCHEME_##id] = name,
    SCHEMES
#undef SCHEME
};

static bool shows(const struct finding *finding, enum side side)
{
    for (size_t i = 0; i < finding->evidence_count; i++)
        if (finding->evidence[i].side == side && finding->evidence[i].fact)
            return true;
    return false;
}

/* A test that differs, or that one of them adds; what neither names is not added by anybody. */
static bool is_work_up(const struct finding *finding)
{
    bool one_only = shows(finding, SIDE_FIRST) != shows(finding, SIDE_SECOND);
    return finding->topic == TOPIC_TEST &&
           (finding->kind == FINDING_DIFFERENCE || (finding->kind == FINDING_GAP && one_only));
}

/* What a finding weighs when `counting` says what counts. Work-up that one of them adds is a discrepancy of the small kind. */
static enum significance weight(const struct finding *finding, unsigned counting)
{
    if (is_work_up(finding)) {
        if (!(counting & COUNT_WORK_UP))
            return SIGNIFICANCE_NONE;
        return finding->significance > SIGNIFICANCE_MINOR ? finding->significance : SIGNIFICANCE_MINOR;
    }
    if (finding->cause == CAUSE_ACCEPTABLE_ALTERNATIVES && !(counting & COUNT_ALTERNATIVES))
        return SIGNIFICANCE_NONE;
    return finding->significance;
}

static enum classification class_counting(const struct report *report, unsigned counting)
{
    static const enum classification by_weight[] = {
        [SIGNIFICANCE_NONE] = CLASS_IDENTICAL, [SIGNIFICANCE_MINOR] = CLASS_MINOR, [SIGNIFICANCE_MAJOR] = CLASS_MAJOR};
    enum significance worst = SIGNIFICANCE_NONE;
    if (report->findings->classification == CLASS_NOT_COMPARABLE)
        return CLASS_NOT_COMPARABLE;
    for (size_t i = 0; i < report->findings->count; i++) {
        enum significance w = weight(&report->findings->items[i], counting);
        worst = w > worst ? w : worst;
    }
    return by_weight[worst];
}

/* Whether a difference of the small kind asks something that must be answered before treatment. */
static bool is_before_treatment(const struct report *report)
{
    for (size_t i = 0; i < report->questions->count; i++) {
        const struct asked *asked = &report->questions->items[i];
        for (size_t k = 0; k < asked->finding_count && asked->question->blocking; k++)
            if (asked->findings[k]->significance == SIGNIFICANCE_MINOR)
                return true;
    }
    return false;
}

static struct text scheme_class(const struct report *report, const char *scheme)
{
    const struct knowledge *k = report->knowledge;
    enum classification class = report->findings->classification;
    const char *from = word_text(WORDS_CLASS, (int)class);
    if (class == CLASS_MINOR && is_before_treatment(report))
        from = "minor_before_treatment";
    for (size_t i = 0; i < k->conversion_count; i++)
        if (!strcmp(k->conversions[i].from, "classification") && !strcmp(k->conversions[i].from_value, from) &&
            !strcmp(k->conversions[i].to, scheme))
            return text_of(k->conversions[i].to_value);
    return (struct text){0};
}

/* The bits of a set as words of a list, between bars. */
static struct text words_between_bars(struct arena *arena, enum word_lists list, uint64_t set)
{
    struct buf out = buf_new(arena, 32);
    for (int value = 0; value < words_of(list).count; value++) {
        if (!(set & UINT64_C(1) << value))
            continue;
        buf_puts(&out, out.len ? "|" : "");
        buf_puts(&out, word_text(list, value));
    }
    return buf_text(&out);
}

static void count_findings(struct arena *arena, const struct report *report, struct figures *out)
{
    uint64_t directions = 0, causes = 0, topics = 0;
    for (size_t i = 0; i < report->findings->count; i++) {
        const struct finding *f = &report->findings->items[i];
        out->major += f->significance == SIGNIFICANCE_MAJOR;
        out->minor += f->significance == SIGNIFICANCE_MINOR;
        out->false_agreements += f->kind == FINDING_FALSE_AGREEMENT;
        out->gaps += f->kind == FINDING_GAP;
        out->safety += f->kind == FINDING_SAFETY;
        if (f->significance == SIGNIFICANCE_MAJOR)
            topics |= UINT64_C(1) << f->topic;
        if (f->kind == FINDING_DIFFERENCE && f->direction != DIRECTION_NONE)
            directions |= UINT64_C(1) << f->direction;
        if (f->significance != SIGNIFICANCE_NONE && f->cause != CAUSE_NONE)
            causes |= UINT64_C(1) << f->cause;
    }
    out->directions = words_between_bars(arena, WORDS_DIRECTION, directions);
    out->causes = words_between_bars(arena, WORDS_CAUSE, causes);
    out->topics = words_between_bars(arena, WORDS_TOPIC, topics);
}

/* The schema lists the levels from the most urgent down. */
static struct text more_urgent(const struct report *report)
{
    const struct fields *fields = &report->knowledge->fields;
    int field = field_find(fields, "/plan/urgency/level");
    const char *const *words = field == NO_FIELD ? NULL : fields->items[field].words;
    for (; words && *words; words++)
        for (int side = 0; side < 2; side++)
            if (text_is(opinion_text(fields, report->opinions[side], "/plan/urgency/level"), *words))
                return text_of(*words);
    return (struct text){0};
}

/* In one line, so that a row is a line: control characters become blanks. */
static struct text in_one_line(struct arena *arena, struct text text)
{
    char *copy = arena_copy(arena, text.ptr ? text.ptr : "", text.len);
    for (size_t i = 0; i < text.len; i++)
        copy[i] = (unsigned char)copy[i] < 0x20 ? ' ' : copy[i];
    return (struct text){copy, text.len};
}

struct figures figures_of(struct arena *arena, const struct report *report, size_t number, struct text name)
{
    const struct fields *fields = &report->knowledge->fields;
    struct figures figures = {.number = number, .classification = report->findings->classification};
    for (int scheme = 0; scheme < SCHEME_COUNT; scheme++)
        figures.schemes[scheme] = scheme_class(report, scheme_names[scheme]);
    for (unsigned counting = 0; counting < COUNTINGS; counting++)
        figures.counted[counting] = class_counting(report, counting);
    figures.provisional = text_is(opinion_text(fields, report->opinions[SIDE_FIRST], "/status"), "provisional");
    figures.urgency = more_urgent(report);
    count_findings(arena, report, &figures);
    figures.questions = report->questions->count;
    for (size_t i = 0; i < report->questions->count; i++)
        figures.blocking += report->questions->items[i].question->blocking;
    figures.name = in_one_line(arena, name.len ? name : opinion_text(fields, report->opinions[SIDE_FIRST], "/case/id"));
    if (report->redact) { /* these three are values of the opinions */
        figures.name = figures.urgency = (struct text){0};
        figures.hidden = true;
    }
    return figures;
}

const char figures_header[] =
    "number,result,classification"
#define SCHEME(id, name) "," name
    SCHEMES
#undef SCHEME
    ",class_plain,class_work_up,class_alternatives,class_work_up_alternatives"
    ",provisional_first,urgency,directions,causes,major_topics"
#define COUNTED(name) "," #name
    COUNTED_COLUMNS
#undef COUNTED
    ",case\r\n";

static void put_text(struct buf *out, struct text text)
{
    buf_byte(out, ',');
    buf_add(out, text);
}

static void put_class(struct buf *out, const struct figures *f, enum classification class)
{
    put_text(out, f->refused ? (struct text){0} : text_of(word_text(WORDS_CLASS, (int)class)));
}

void figures_put(struct buf *out, const struct figures *f)
{
    buf_format(out, "%zu,%s", f->number, f->refused ? "refused" : "report");
    put_class(out, f, f->classification);
    for (int scheme = 0; scheme < SCHEME_COUNT; scheme++)
        put_text(out, f->schemes[scheme]);
    for (int counting = 0; counting < COUNTINGS; counting++)
        put_class(out, f, f->counted[counting]);
    put_text(out, text_of(f->refused || f->hidden ? "" : f->provisional ? "yes" : "no"));
    put_text(out, f->urgency);
    put_text(out, f->directions);
    put_text(out, f->causes);
    put_text(out, f->topics);
#define COUNTED(name) buf_format(out, f->refused ? "," : ",%zu", f->name);
    COUNTED_COLUMNS
#undef COUNTED
    buf_byte(out, ',');
    cells_put(out, f->name, '\n');
}

/* The next cell of a row of plain cells. */
static struct text take(struct text *rest)
{
    const char *comma = rest->len ? memchr(rest->ptr, ',', rest->len) : NULL;
    struct text cell = {rest->ptr, comma ? (size_t)(comma - rest->ptr) : rest->len};
    size_t past = comma ? cell.len + 1 : cell.len;
    *rest = (struct text){rest->ptr + past, rest->len - past};
    return cell;
}

static size_t take_number(struct text *rest)
{
    struct text cell = take(rest);
    size_t number = 0;
    for (size_t i = 0; i < cell.len && cell.ptr[i] >= '0' && cell.ptr[i] <= '9'; i++)
        number = number * 10 + (size_t)(cell.ptr[i] - '0');
    return number;
}

static enum classification take_class(struct text *rest)
{
    struct text cell = take(rest);
    for (int class = 0; class < CLASSES; class++)
        if (text_is(cell, word_text(WORDS_CLASS, class)))
            return (enum classification)class;
    return CLASS_IDENTICAL;
}

/* Without its quotes and the apostrophe that keeps it from running; a doubled quote stays doubled: it is only shown. */
static struct text unquoted(struct text cell)
{
    if (cell.len < 2 || cell.ptr[0] != '"')
        return cell;
    cell = (struct text){cell.ptr + 1, cell.len - 2};
    return cell.len && cell.ptr[0] == '\'' ? (struct text){cell.ptr + 1, cell.len - 1} : cell;
}

bool figures_read(struct text row, struct figures *out)
{
    struct text rest = text_trim(row);
    if (!rest.len || rest.ptr[0] < '1' || rest.ptr[0] > '9')
        return false;
    *out = (struct figures){.number = take_number(&rest)};
    out->refused = text_is(take(&rest), "refused");
    out->classification = take_class(&rest);
    for (int scheme = 0; scheme < SCHEME_COUNT; scheme++)
        out->schemes[scheme] = take(&rest);
    for (int counting = 0; counting < COUNTINGS; counting++)
        out->counted[counting] = take_class(&rest);
    out->provisional = text_is(take(&rest), "yes");
    out->urgency = take(&rest);
    out->directions = take(&rest);
    out->causes = take(&rest);
    out->topics = take(&rest);
#define COUNTED(name) out->name = take_number(&rest);
    COUNTED_COLUMNS
#undef COUNTED
    out->name = unquoted(rest);
    return true;
}
