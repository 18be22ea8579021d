#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what the tests use beside the compiler, where it is missing: Python with jsonschema, Node with the packages of tests/package.json,
# Chromium, Firefox, LibreOffice, espeak-ng; and what builds the patient's page. Through apt-get and npm as they are set up on this machine.
set -eu
cd "$(dirname "$0")"
missing=
for pair in python3:python3 node:nodejs npm:npm chromium:chromium firefox-esr:firefox-esr soffice:libreoffice-calc \
    pdftotext:poppler-utils espeak-ng:espeak-ng; do
    command -v "${pair%%:*}" >/dev/null || missing="$missing ${pair#*:}"
done
python3 -c 'import jsonschema' 2>/dev/null || missing="$missing python3-jsonschema"
if [ -n "$missing" ]; then
    sudo=
    if [ "$(id -u)" != 0 ] && command -v sudo >/dev/null; then sudo=sudo; fi
    $sudo apt-get install -y --no-install-recommends $missing ||
        { $sudo apt-get update && $sudo apt-get install -y --no-install-recommends $missing; }
fi
for package in ajv axe-core flesch-kincaid playwright-core syllable; do
    [ -d "node_modules/$package" ] || { npm ci --no-audit --no-fund --ignore-scripts; break; }
done
sh ../engine/web/install.sh
