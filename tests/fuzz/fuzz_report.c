/* SPDX-License-Identifier: MIT
 * Two documents with a NUL between them -> a report in every format. JSON passes our own gate, all are UTF-8, and no control
 * character of the input comes through. */
#include "target.h"

#include "concord.h"
#include "read/json.h"

static void check_output(const struct concord_output *out, enum concord_format format)
{
    struct text bytes = {out->bytes, out->len};
    must(utf8_fault(bytes.ptr, bytes.len) == bytes.len, "output is UTF-8");
    for (size_t i = 0; i < bytes.len; i++)
        must((unsigned char)bytes.ptr[i] >= 0x20 || bytes.ptr[i] == '\n' || bytes.ptr[i] == '\r', "no control characters");
    if (format != CONCORD_JSON)
        return;
    struct diags diags = diags_new(fresh_arena(), "report");
    struct json_rules rules = {.max_bytes = (size_t)64 << 20};
    must(json_read(bytes, &rules, &diags) != NULL, "a report is JSON");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct concord *engine;
    const uint8_t *nul = size ? memchr(data, 0, size) : NULL;
    if (!engine)
        engine = concord_new();
    if (!nul || !engine)
        return 0;
    const char *bytes = (const char *)data;
    struct concord_input first = {"first", bytes, (size_t)(nul - data)};
    struct concord_input second = {"second", (const char *)nul + 1, size - first.len - 1};
    for (enum concord_format format = CONCORD_TEXT; format <= CONCORD_CSV; format++) {
        struct concord_options options = {.format = format, .navigator = size % 2, .spanish = size % 3 == 0, .redact = size % 5 == 0};
        struct concord_output out;
        enum concord_status status = concord_compare(engine, &first, &second, &options, &out);
        must(status == CONCORD_OK || status == CONCORD_INVALID, "read or refused");
        must(status == CONCORD_OK || out.messages_len, "a refusal says why");
        if (status != CONCORD_OK)
            return 0;
        check_output(&out, format);
    }
    return 0;
}
