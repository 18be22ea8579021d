/* SPDX-License-Identifier: MIT
 * libmd makes aliases of its functions for the linker; a page needs none. */
#define libmd_alias(alias, symbol)
#define libmd_strong_alias(alias, symbol)
