/* SPDX-License-Identifier: MIT
 * Style: the one style sheet of the HTML report, for screen and paper. */
#ifndef CONCORD_RENDER_STYLE_H
#define CONCORD_RENDER_STYLE_H

extern const char style_sheet[];

#endif
