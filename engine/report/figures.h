/* SPDX-License-Identifier: MIT
 * Figures: what statistics keep of one case, and its row of CSV. All of it can be made again from the JSON report alone, but for the
 * urgency where only one opinion has a plan (the report tells that plan as one thing), and the name of the case. */
#ifndef CONCORD_REPORT_FIGURES_H
#define CONCORD_REPORT_FIGURES_H

#include "base/buf.h"
#include "report/report.h"

/* The three switches that make published rates of discordance differ. The first two are what is counted ... */
enum { COUNT_WORK_UP = 1, COUNT_ALTERNATIVES = 2, COUNTINGS = 4 };

/* The published schemes that a class is given in; how, is data (conversions.csv). */
#define SCHEMES \
    SCHEME(MELLINK, "mellink2006") \
    SCHEME(BCSO, "bcso2019")       \
    SCHEME(RADPEER, "radpeer_like")

enum scheme {
#define SCHEME(id, name) SCHEME_##id,
    SCHEMES
#undef SCHEME
    SCHEME_COUNT
};

/* Numbers of findings and questions: COUNTED(name of the column). */
#define COUNTED_COLUMNS                                                                                             \
    COUNTED(major) COUNTED(minor) COUNTED(false_agreements) COUNTED(gaps) COUNTED(safety) COUNTED(questions) \
    COUNTED(blocking)

struct figures {
    size_t number;   /* of the case in its stream, from 1 */
    bool refused;    /* not two opinions: all below is empty */
    bool hidden;     /* redacted: neither urgency nor name, nor whether the first opinion is provisional */
    enum classification classification;
    struct text schemes[SCHEME_COUNT];
    enum classification counted[COUNTINGS]; /* by what is counted: bits above */
    bool provisional;                       /* ... the third: whether the first opinion calls itself provisional */
    struct text urgency;                    /* the more urgent of the two levels; empty when neither states one */
    struct text directions, causes, topics; /* of its differences, between bars; topics: of the major ones */
#define COUNTED(name) size_t name;
    COUNTED_COLUMNS
#undef COUNTED
    struct text name; /* of the case; empty when redacted */
};

/* `name`: how the stream calls the case; empty: its case.id. Texts in `arena`. O(report). */
struct figures figures_of(struct arena *arena, const struct report *report, size_t number, struct text name);

/* The header row, with its line end. */
extern const char figures_header[];

void figures_put(struct buf *out, const struct figures *figures);

/* Takes a row apart again; false when it is none. Texts are views into the row. */
bool figures_read(struct text row, struct figures *out);

#endif
