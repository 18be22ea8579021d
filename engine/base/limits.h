/* SPDX-License-Identifier: MIT
 * Every bound of the program in one place, each with its reason. A file that goes over one is refused
 * with a diagnostic that names the bound; nothing is ever cut in silence. */
#ifndef CONCORD_BASE_LIMITS_H
#define CONCORD_BASE_LIMITS_H

enum {
    LIMIT_OPINION_BYTES = 1 << 20,   /* a long letter is 50 KB; cJSON needs up to 40 times the text */
    LIMIT_LINE_BYTES = 4 << 20,      /* one line of a batch: two opinions, and worksheets as JSON texts */
    LIMIT_JOBS = 256,                /* processes of a batch: more than any one machine has use for */
    LIMIT_KNOWLEDGE_BYTES = 8 << 20, /* one file of a knowledge folder */
    LIMIT_DEPTH = 64,                /* the schema is 6 deep; cJSON recurses per level */
    LIMIT_NODES = 100000,            /* values in one document: bounds memory and every pairing */
    LIMIT_IMPORT_NODES = 800000,     /* a portal gives years of a life; 8 MB of them hold fewer */
    LIMIT_KEY_BYTES = 4096,          /* a field name */
    LIMIT_NUMBER_DIGITS = 400,       /* the text of one number */
    LIMIT_DIAGNOSTICS = 50,          /* faults shown per file; the rest is counted */
    LIMIT_CSV_FIELD = 64 << 10,      /* bytes in one cell */
    LIMIT_CSV_COLUMNS = 64,
    LIMIT_ARENA_BYTES = 512 << 20,   /* everything one comparison may hold */
    LIMIT_EDIT_DISTANCE = 2,         /* "did you mean": further away is a guess, not a typo */
    LIMIT_QUESTIONS_SHOWN = 7,       /* on the first page; the next follow in the appendix */
    LIMIT_QUESTIONS_MORE = 24        /* in the appendix: a list that nobody reads to its end asks nothing; CSV and JSON hold all */
};

#endif
