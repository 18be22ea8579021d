#!/bin/sh
# SPDX-License-Identifier: MIT
# build-wasm.sh BUILD: the engine as BUILD/engine.wasm and the unpacker as BUILD/unpack.wasm. The same sources give the same bytes on any
# machine: no path goes in, and wasm-opt, which clang would run by itself where one is installed, is kept out by linking without -O.
set -eu
cd "$(dirname "$0")/../.."
build=$1
CLANG=${CLANG:-clang-14}
src=$build/src
mkdir -p "$build/obj" "$build/sysroot/lib"
# Debian keeps the library beside the machine's own headers; a folder of links keeps the two apart.
ln -sfn /usr/include/wasm32-wasi "$build/sysroot/include"
ln -sfn /usr/lib/wasm32-wasi "$build/sysroot/lib/wasm32-wasi"
target="--target=wasm32-wasi --sysroot=$build/sysroot"
common="$target -mbulk-memory -std=c11 -Oz -flto -ffunction-sections -fdata-sections -fvisibility=hidden -ffile-prefix-map=$PWD=. -w -DNDEBUG"
paths="-isystem engine/web/c/shim -Iengine -I$src/libcsv -I$src/libmd/include -I$build/include"
mkdir -p "$build/include/cjson"
cp "$src/cjson/cJSON.h" "$build/include/cjson/"

objects=
compile() {
    object=$build/obj/$(echo "$1" | tr '/' '_').o
    objects="$objects $object"
    "$CLANG" $common $paths -c -o "$object" "$1"
}
for file in $(ls engine/*.c engine/*/*.c | grep -v -e '^engine/cli/' -e '^engine/tools/' | sort); do
    compile "$file"
done
compile engine/web/c/face.c
compile engine/web/c/small.c
compile "$src/cjson/cJSON.c"
compile "$src/libcsv/libcsv.c"
compile "$src/libmd/src/sha2.c"
"$CLANG" $target -mexec-model=reactor -fuse-ld=lld -Wl,--gc-sections -Wl,--strip-all -Wl,-z,stack-size=1048576 -Wl,--stack-first \
    -Wl,--lto-O2 -o "$build/engine.wasm" $objects
ls -l "$build/engine.wasm" | awk '{print "  WASM " $5 " bytes"}'
"$CLANG" --target=wasm32 -std=c11 -Os -nostdlib -ffreestanding -fvisibility=hidden -fno-builtin -fuse-ld=lld -Wl,--no-entry -Wl,--strip-all \
    -Wl,-z,stack-size=16384 -Wl,--stack-first -o "$build/unpack.wasm" engine/web/c/unpack.c
