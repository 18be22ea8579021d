/* SPDX-License-Identifier: MIT
 * What libmd's sha2.c asks of its config.h: nothing here. */
