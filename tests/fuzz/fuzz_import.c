/* SPDX-License-Identifier: MIT
 * Any bytes -> the readers of FHIR files and worksheets. What a worksheet becomes is an opinion; what a FHIR file becomes is one but for what
 * the file may not say (a date). */
#include "target.h"

#include "import/import.h"

/* Whether the document has no fault, or with `lacking` none but missing fields. */
static bool is_opinion(struct arena *arena, struct text document, bool lacking)
{
    struct diags diags = diags_new(arena, "made");
    bool good = opinion_read(&knowledge_built_in.fields, TEXT("made"), document, &diags) != NULL;
    for (const struct diag *diag = diags.head; diag && lacking; diag = diag->next)
        good = !strcmp(diag->code, "O002") || !strcmp(diag->code, "J001");
    return good;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct import_wish wish = {"C-1", "2026-03-14", "surgeon", NULL, size % 2 ? LANGUAGE_ES : LANGUAGE_EN};
    struct arena *arena = fresh_arena();
    struct text bytes = {arena_copy(arena, (const char *)data, size), size};
    struct diags notes = diags_new(arena, "fuzz");
    struct buf out[2] = {buf_new(arena, 256), buf_new(arena, 256)};
    if (import_is_fhir(arena, bytes)) {
        bool made = import_fhir(&knowledge_built_in, bytes, &wish, &notes, &out[0]);
        must(made ? is_opinion(arena, buf_text(&out[0]), true) : notes.count > 0, "a FHIR file becomes an opinion, or says why not");
        return 0;
    }
    size_t count = import_sheet(&knowledge_built_in, bytes, &wish, &notes, out);
    must(count || notes.count, "a refusal names its fault");
    for (size_t i = 0; i < count; i++)
        must(is_opinion(arena, buf_text(&out[i]), false), "a worksheet becomes opinions");
    struct buf lines = buf_new(arena, 256);
    diags_print(&lines, &notes);
    struct text shown = buf_text(&lines);
    must(utf8_fault(shown.ptr, shown.len) == shown.len, "messages are UTF-8");
    return 0;
}
