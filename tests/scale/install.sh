#!/bin/sh
# SPDX-License-Identifier: MIT
# install.sh COMMAND:PACKAGE...: installs the packages whose command is not there. Needs root, as the tests here do.
set -eu
missing=
for pair in "$@"; do
    PATH=$PATH:/usr/sbin command -v "${pair%%:*}" >/dev/null || missing="$missing ${pair#*:}"
done
[ -z "$missing" ] || apt-get install -y --no-install-recommends $missing ||
    { apt-get update && apt-get install -y --no-install-recommends $missing; }
