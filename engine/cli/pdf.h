/* SPDX-License-Identifier: MIT
 * PDF by a browser that is found on this machine; concord has no PDF code of its own. */
#ifndef CONCORD_CLI_PDF_H
#define CONCORD_CLI_PDF_H

#include <stdbool.h>
#include <stddef.h>

/* Prints the page to PDF. `*pdf` is the caller's to free. The page lies for that time in a private folder, in memory where the machine has
 * /dev/shm, which is removed again, also when a signal ends the work. False after a message, as when there is no browser. */
bool pdf_print(const char *html, size_t len, char **pdf, size_t *pdf_len);

#endif
