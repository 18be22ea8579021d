#!/bin/sh
# SPDX-License-Identifier: MIT
# fetch-src.sh OUT PACKAGE...: the sources of Debian packages, patched as Debian builds them, into OUT/PACKAGE.
# Through this machine's own apt sources with "deb" read as "deb-src", in a folder of its own: nothing in /etc or /var/lib/apt is touched
# and no host is named. apt checks the signed index, the index the files; marks such as "trusted" are taken out, so that an unsigned
# source is refused.
set -eu
out=$1
shift
missing=
for package; do
    [ -e "$out/$package/.whole" ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
command -v dpkg-source > /dev/null || { echo "fetch-src.sh: dpkg-source is missing (package dpkg-dev)" >&2; exit 2; }
mkdir -p "$out"
out=$(cd "$out" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/sources" "$work/lists/partial" "$work/cache/archives/partial" "$work/got"

for list in /etc/apt/sources.list.d/*.sources; do
    [ -f "$list" ] || continue
    sed -e 's/^Types:.*/Types: deb-src/' -e '/^Trusted:/Id' -e '/^Allow-/Id' -e '/^Check-/Id' "$list" > "$work/sources/$(basename "$list")"
done
for list in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    [ -f "$list" ] || continue
    sed -n -e '/^deb /{s/^deb /deb-src /;s/\(trusted\|allow-[a-z-]*\|check-[a-z-]*\)=[^] ]*//g;p;}' "$list" > "$work/sources/$(basename "$list")"
done
# Hooks of the machine cannot be cleared on the command line, but in a file.
cat > "$work/apt.conf" <<CONF
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Pre-Invoke;
#clear DPkg::Post-Invoke;
Dir::Etc::SourceList "/dev/null";
Dir::Etc::SourceParts "$work/sources";
Dir::State::Lists "$work/lists";
Dir::Cache "$work/cache";
Acquire::AllowInsecureRepositories "false";
Acquire::Languages "none";
APT::Get::AllowUnauthenticated "false";
APT::Sandbox::User "";
CONF
apt-get -q -c "$work/apt.conf" update > "$work/log" 2>&1 || { cat "$work/log" >&2; exit 2; }
for package in $missing; do
    (cd "$work/got" && apt-get -q -c "$work/apt.conf" source --download-only --only-source "$package") > "$work/log" 2>&1 ||
        { cat "$work/log" >&2; exit 2; }
    rm -rf "${out:?}/$package"
    # The uploader's own signature is not asked for: the chain is apt's.
    dpkg-source --no-check -x "$work/got/$package"_*.dsc "$out/$package" > "$work/log" 2>&1 || { cat "$work/log" >&2; exit 2; }
    basename "$work/got/$package"_*.dsc .dsc > "$out/$package/.whole"
    echo "  GOT  $(cat "$out/$package/.whole")"
done
