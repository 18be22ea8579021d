#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what `make web` uses, where it is missing: clang for WebAssembly with its C library, Node with esbuild, dpkg-source, xz. Through
# apt-get and npm as they are set up on this machine.
set -eu
cd "$(dirname "$0")"
missing=
for pair in clang-14:clang-14 wasm-ld-14:lld-14 dpkg-source:dpkg-dev xz:xz-utils node:nodejs npm:npm; do
    command -v "${pair%%:*}" > /dev/null || missing="$missing ${pair#*:}"
done
[ -e /usr/include/wasm32-wasi/stdlib.h ] || missing="$missing wasi-libc"
[ -e /usr/lib/llvm-14/lib/clang/14.0.6/lib/wasi/libclang_rt.builtins-wasm32.a ] || missing="$missing libclang-rt-14-dev-wasm32"
if [ -n "$missing" ]; then
    sudo=
    if [ "$(id -u)" != 0 ] && command -v sudo > /dev/null; then sudo=sudo; fi
    $sudo apt-get install -y --no-install-recommends $missing ||
        { $sudo apt-get update && $sudo apt-get install -y --no-install-recommends $missing; }
fi
[ -d node_modules/esbuild ] || npm ci --no-audit --no-fund --ignore-scripts
