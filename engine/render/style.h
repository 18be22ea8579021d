/* SPDX-License-Identifier: MIT
 * Style: the one style sheet of the HTML report, for screen and paper. */
#ifndef CONCORD_RENDER_STYLE_H
#define CONCORD_RENDER_STYLE_H

/* Its parts in order, NULL-terminated: C promises no more than 4095 bytes to one string. */
extern const char *const style_sheet[];

#endif
