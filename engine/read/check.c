/* SPDX-License-Identifier: MIT
 * In: the bytes of a file. Out: its faults, found by the reader that the file would meet in earnest. */
#include "read/check.h"

#include "read/opinion.h"

bool check_file(const struct knowledge *knowledge, struct text bytes, struct diags *diags)
{
    return opinion_read(&knowledge->fields, text_of(diags->file), bytes, diags) != NULL;
}
