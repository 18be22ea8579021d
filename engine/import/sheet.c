/* SPDX-License-Identifier: MIT */
#include "import/import.h"
bool import_is_sheet(struct arena *arena, const struct knowledge *k, struct text bytes) { (void)arena; (void)k; (void)bytes; return false; }
size_t import_sheet(const struct knowledge *k, struct text bytes, const struct import_wish *wish, struct diags *diags, struct buf out[2]) { (void)k; (void)bytes; (void)wish; (void)diags; (void)out; return 0; }
int blank_cancer(struct arena *arena, const struct knowledge *k, const char *name) { (void)arena; (void)k; (void)name; return -1; }
void blank_json(struct buf *out, const struct knowledge *k, enum language language, int cancer) { (void)out; (void)k; (void)language; (void)cancer; }
void blank_guide(struct buf *out, const struct knowledge *k, enum language language, int cancer) { (void)out; (void)k; (void)language; (void)cancer; }
void blank_sheet(struct buf *out, const struct knowledge *k, enum language language, int cancer) { (void)out; (void)k; (void)language; (void)cancer; }
