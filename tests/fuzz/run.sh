#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Fuzz smoke: run.sh BUILD SECONDS builds every target with clang, libFuzzer, ASan and UBSan, and runs each from the fixtures.
# One line a target; the last one counts them. CORPUS=DIR keeps what was found from run to run.
set -u
cd "$(dirname "$0")/../.." || exit 2
build=${1:-build/fuzz} seconds=${2:-20} clang=${CLANG:-clang-14} passed=0 failed=0
corpus=${CORPUS:-$build/corpus}
sanitizers=address,undefined
make -s BUILD="$build" CC="$clang" SANITIZE=fuzzer-no-link,$sanitizers all > "$build.log" 2>&1 ||
    { tail -n 20 "$build.log" >&2; echo "fuzz: 0 passed, 1 failed"; exit 1; }
objects="$(find "$build/engine" -name '*.o' ! -path '*/cli/*' ! -path '*/tools/*' | sort) $build/knowledge.o"

seed() {
    mkdir -p "$corpus/opinion" "$corpus/pair" "$corpus/import"
    cp fixtures/fhir/*.json fixtures/sheets/*.csv "$corpus/import/"
    for case in fixtures/*/ ../shared/examples/*/; do
        [ -f "$case/second.json" ] || continue
        name=$(basename "$case")
        cp "$case/first.json" "$corpus/opinion/$name-1"
        cp "$case/second.json" "$corpus/opinion/$name-2"
        { cat "$case/first.json"; printf '\0'; cat "$case/second.json"; } > "$corpus/pair/$name"
    done
    for file in fixtures/invalid/*.json fixtures/valid/*.json; do
        [ -f "$file" ] && cp "$file" "$corpus/opinion/"
    done
    # Words of the schema and of the vocabularies, so that the fuzzer need not guess them.
    python3 - > "$corpus/words" <<'PY'
import csv, glob, json, re
words = set(re.findall(r'"([a-z_0-9]+)"', open('schemas/opinion.schema.json', encoding='utf-8').read()))
for path in glob.glob('engine/knowledge/vocabulary/*.csv'):
    for row in csv.DictReader(open(path, encoding='utf-8')):
        words.add(row['name'])
        words.update(a.split('@')[0] for a in row['acronyms'].split('|'))
for word in sorted(w for w in words if w and '"' not in w and '\\' not in w and len(w.encode()) < 60):
    print('"' + ''.join(c if ' ' <= c <= '~' else ''.join(f'\\x{b:02x}' for b in c.encode()) for c in word) + '"')
PY
}

one() {
    local name=$1 seeds=$2
    # shellcheck disable=SC2086
    "$clang" -std=c11 -D_POSIX_C_SOURCE=200809L -O1 -g -fsanitize=fuzzer,$sanitizers -fno-sanitize-recover=all -Iengine \
        -o "$build/$name" "tests/fuzz/$name.c" $objects -lcjson -lcsv -lmd || return 1
    mkdir -p "$build/$name.found"
    "$build/$name" -max_total_time="$seconds" -max_len=20000 -seed=1 -timeout=10 -rss_limit_mb=2048 -dict="$corpus/words" -verbosity=0 \
        -print_final_stats=1 -artifact_prefix="$build/$name." "$build/$name.found" "$corpus/$seeds" > "$build/$name.log" 2>&1
}

seed
pids=() names=()
for pair in fuzz_opinion:opinion fuzz_compare:pair fuzz_report:pair fuzz_import:import; do
    [ "${#pids[@]}" -ge 2 ] && [ -z "${PARALLEL:-}" ] && wait "${pids[0]}" "${pids[1]}"
    one "${pair%:*}" "${pair#*:}" &
    pids+=($!) names+=("${pair%:*}")
done
for i in "${!pids[@]}"; do
    if wait "${pids[$i]}"; then
        passed=$((passed + 1))
        echo "${names[$i]}: $(grep -o 'number_of_executed_units: *[0-9]*' "$build/${names[$i]}.log" | grep -o '[0-9]*$') runs"
    else
        failed=$((failed + 1))
        echo "FAILED ${names[$i]}:" >&2
        tail -n 30 "$build/${names[$i]}.log" >&2
    fi
done
echo "fuzz: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
