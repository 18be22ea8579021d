/* SPDX-License-Identifier: MIT
 * Cursor: where the gate stands in the bytes, and its one fault. Private to read/. */
#ifndef CONCORD_READ_CURSOR_H
#define CONCORD_READ_CURSOR_H

#include "base/diag.h"
#include "base/text.h"

/* Every fault of form: FAULT(name, code, what would be right). Codes are stable and never used again. */
#define FAULTS                                                                                                         \
    FAULT(SIZE, "J001", "give one opinion per file, without pictures or attachments")                                  \
    FAULT(MARK, "J002", "save the file as UTF-8 without byte-order mark")                                              \
    FAULT(UTF16, "J003", "save the file as UTF-8, not as UTF-16 or \"Unicode\"")                                       \
    FAULT(EMPTY, "J004", "write one object, from { to }")                                                              \
    FAULT(UTF8, "J005", "save the file as UTF-8")                                                                      \
    FAULT(NUL, "J006", "take out the NUL character; no text may hold one")                                             \
    FAULT(ROOT, "J007", "write one object, from { to }")                                                               \
    FAULT(VALUE, "J008", "write a text in double quotes, a number, true, false, a list [ ] or an object { }")          \
    FAULT(NAME, "J009", "write a field name in double quotes")                                                         \
    FAULT(COLON, "J010", "write a colon between the name and its value")                                               \
    FAULT(COMMA, "J011", "write a comma between two values, and close what was opened")                                \
    FAULT(LAST_COMMA, "J012", "take out the comma before the closing bracket")                                         \
    FAULT(END, "J013", "the file may have been cut short: close every text, list and object")                          \
    FAULT(AFTER, "J014", "write one document per file and nothing after it")                                           \
    FAULT(CONTROL, "J015", "write a line break as \\n and a tab as \\t inside a text")                                 \
    FAULT(ESCAPE, "J016", "after \\ only \" \\ / b f n r t or u with four hexadecimal digits may stand")               \
    FAULT(SURROGATE, "J017", "write \\ud800 to \\udbff and \\udc00 to \\udfff in pairs, or the character itself")      \
    FAULT(NUMBER, "J018", "write a number as 12, -3, 0.5 or 1.2e3")                                                    \
    FAULT(RANGE, "J019", "write it in quotes if it is meant so")                                                       \
    FAULT(INTEGER, "J020", "write it in quotes")                                                                       \
    FAULT(TWICE, "J021", "keep one of the two")                                                                        \
    FAULT(DEPTH, "J022", "nest lists and objects less deeply")                                                         \
    FAULT(COUNT, "J023", "give one opinion per file")                                                                  \
    FAULT(LONG_NAME, "J024", "use a shorter field name")                                                               \
    FAULT(LONG_NUMBER, "J025", "write it in quotes")                                                                   \
    FAULT(COMMENT, "J026", "take the comment out; JSON has none")                                                      \
    FAULT(QUOTES, "J027", "use straight double quotes: \"\"")                                                          \
    FAULT(WORD, "J028", "only true and false are words of JSON, in small letters; leave out what was not stated")

enum fault {
#define FAULT(name, code, remedy) FAULT_##name,
    FAULTS
#undef FAULT
};

struct cursor {
    struct text bytes;
    size_t at, line, column; /* column in code points */
    struct diags *diags;
    const char *(*pointer)(const void *owner); /* where in the document; called only for a fault */
    const void *owner;
    bool failed;
};

/* The byte under the cursor, or -1 at the end. */
int cursor_peek(const struct cursor *cursor);
void cursor_step(struct cursor *cursor);
void cursor_skip_space(struct cursor *cursor);

/* Past all that a JSON string holds as it is: up to a quote, a backslash, a control character or the end. Returns what was passed. */
struct text cursor_skip_plain(struct cursor *cursor);

/* The place of the cursor, without pointer. */
struct place cursor_place(const struct cursor *cursor);

/* Notes a fault at the cursor or at `place`; the first one only. Always false. */
bool cursor_fail(struct cursor *cursor, enum fault fault, const char *problem);
bool cursor_fail_at(struct cursor *cursor, struct place place, enum fault fault, const char *problem);

/* "found" and what stands under the cursor, fit for a message. */
const char *cursor_found(const struct cursor *cursor, const char *wanted);

#endif
