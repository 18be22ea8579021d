#!/bin/sh
# SPDX-License-Identifier: MIT
# part.sh PART OUT: does one part. It may be started again on the same machine or another after any accident: what OUT holds already is kept.
# Exit 0 when every line has its record, also where lines were refused (concord says 1 then); a scheduler tries again after anything else.
set -u
number=$(basename "$1" .pairs)
number=$(expr "${number#part-}" + 0)
"${CONCORD:-concord}" batch --number "$number" --resume --output "$2" "$1"
status=$?
[ "$status" -le 1 ]
