/* SPDX-License-Identifier: MIT
 * Escape: one function a kind of place. All of them show what would not be seen or would move what is seen (control
 * characters, ESC, C1, bidi controls, zero-width marks) as \x1b or \u202e: a reader must see that it is there. After
 * Boucher and Anderson, "Trojan Source", 2021; OWASP for HTML. */
#ifndef CONCORD_RENDER_ESCAPE_H
#define CONCORD_RENDER_ESCAPE_H

#include "base/buf.h"

/* A terminal: line feeds stay, tabs become blanks. */
void escape_plain(struct buf *out, struct text text);

/* HTML text and double-quoted attributes: the same five characters. */
void escape_html(struct buf *out, struct text text);

/* CommonMark inline text in one line: runs of white space become one blank, none where a line begins. */
void escape_markdown(struct buf *out, struct text text);

#endif
