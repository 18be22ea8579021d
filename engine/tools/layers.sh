#!/bin/sh
# SPDX-License-Identifier: MIT
# Lint of what no compiler checks: includes against engine/LAYERS, banned functions, headers with one user, sizes of files and
# functions. One line a fault; exit 1 when there is any.
set -eu
status=0
cd "$(dirname "$0")/../.."
find engine -name '*.[ch]' | sort | xargs awk '
    function fault(what) { printf "%s:%d: %s\n", FILENAME, FNR, what; faults++ }
    BEGIN {
        while ((getline line < "engine/LAYERS") > 0) {
            n = split(line, part, " ")
            if (!n || part[1] ~ /^#/) continue
            for (i = 1; i <= n; i++) may[part[1], part[i]] = 1
        }
        banned = "strcpy strcat sprintf gets scanf sscanf atoi atof strtod strtok system popen setlocale " \
                 "cJSON_GetObjectItem cJSON_Compare cJSON_Parse"
        m = split(banned, words, " ")
        for (i = 1; i <= m; i++) pattern = pattern (i > 1 ? "|" : "") words[i]
        pattern = "(^|[^A-Za-z0-9_])(" pattern ")[ ]*\\("
    }
    FNR == 1 {
        if (length(last) && lines > 600) { printf "%s: %d lines, at most 600\n", last, lines; faults++ }
        last = FILENAME; body = 0
        n = split(FILENAME, path, "/"); room = n == 2 ? "." : path[2]
        if ($0 !~ /^\/\* SPDX-License-Identifier: MIT/) fault("begins without its licence")
    }
    { lines = FNR }
    /^#include "/ {
        split($0, quoted, "\""); target = quoted[2]
        n = split(target, path, "/"); to = n == 1 ? "." : path[1]
        sub(/\.[a-z]+$/, "", target)
        if (to != room && !((room, to) in may) && !((room, target) in may)) fault(room " may not include " quoted[2])
    }
    /^#include <stdio\.h>/ && room != "cli" && room != "tools" && FILENAME != "engine/base/buf.c" && FILENAME != "engine/web/c/small.c" { fault("only cli, tools and base/buf.c may use stdio.h") }
    /^#include <(cjson\/)?cJSON\.h>/ && FILENAME != "engine/read/json.c" { fault("only read/json.c may use cJSON") }
    /^#include <csv\.h>/ && FILENAME != "engine/read/csv.c" { fault("only read/csv.c may use libcsv") }
    length($0) > 160 && FILENAME !~ /\.def$|style\.c$/ { fault("line of " length($0) " characters") }
    /\t/ { fault("tab") }
    $0 !~ /^ \*|^\/\*/ && $0 ~ pattern && FILENAME != "engine/web/c/small.c" { fault("banned function") }
    FILENAME ~ /\.c$/ && /^\{$/ { body = FNR }
    /^\}/ { if (body && FNR - body - 1 > 60) fault("function of " FNR - body - 1 " lines, at most 60"); body = 0 }
    END { if (lines > 600) { printf "%s: %d lines, at most 600\n", last, lines; faults++ }; exit faults > 0 }
' || status=1

# Knowledge is data: no drug, regimen or cancer of the vocabularies stands in a string of the code.
cd engine
find . -name '*.[ch]' | sort | xargs awk '
    function fault(what) { printf "engine/%s:%d: %s\n", substr(FILENAME, 3), FNR, what; faults++ }
    BEGIN {
        files = split("drugs regimens cancers", file, " ")
        for (f = 1; f <= files; f++)
            while ((getline line < ("knowledge/vocabulary/" file[f] ".csv")) > 0) {
                split(line, cell, ",")
                n = cell[1] == "id" ? 0 : split(tolower(cell[2] "|" cell[3]), name, "|")
                for (i = 1; i <= n; i++) if (length(name[i]) > 4) known[name[i]]
            }
    }
    $0 ~ /^ *(\*|\/\*)/ { next }
    {
        sub(/\/\*.*/, "")
        n = split(tolower($0), part, "\"")
        for (i = 2; i <= n; i += 2) {
            if (part[i] in known) fault("\"" part[i] "\" belongs into engine/knowledge")
            m = split(part[i], word, /[^a-z0-9-]+/)
            for (j = 1; j <= m; j++) if (m > 1 && word[j] in known) fault("\"" word[j] "\" belongs into engine/knowledge")
        }
    }
    END { exit faults > 0 }
' || status=1
exit $status
