#!/bin/sh
# SPDX-License-Identifier: MIT
# Asks the compiler for each header that concord needs and installs the Debian package of what is missing.
set -eu
CC=${CC:-cc}
missing=
for pair in cjson/cJSON.h:libcjson-dev csv.h:libcsv-dev sha2.h:libmd-dev cmocka.h:libcmocka-dev; do
    header=${pair%%:*}
    before=
    if [ "$header" = cmocka.h ]; then before='#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>'; fi
    printf '%s\n#include <%s>\n' "$before" "$header" | $CC -x c -fsyntax-only - 2>/dev/null || missing="$missing ${pair#*:}"
done
[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null; then
    echo "deps: please install what your system calls$missing" >&2
    exit 2
fi
sudo=
if [ "$(id -u)" != 0 ] && command -v sudo >/dev/null; then sudo=sudo; fi
# The list of packages may be older than the archive: then once more with a fresh one.
$sudo apt-get install -y --no-install-recommends $missing ||
    { $sudo apt-get update && $sudo apt-get install -y --no-install-recommends $missing; }
