#!/bin/bash
# SPDX-License-Identifier: MIT
# GNU parallel over ssh to three hosts, each in a network namespace of its own on this machine; the link of one is cut half way. The merged
# result must be byte for byte that of one process. Needs root. No packet leaves the machine; all that is made here is taken away at the end.
set -u
cd "$(dirname "$0")/../.." || exit 2
here=$PWD/tests/scale
export CONCORD=${CONCORD:-$PWD/build/concord}
sh "$here/install.sh" parallel:parallel sshd:openssh-server ssh:openssh-client rsync:rsync ip:iproute2 >/dev/null || exit 2
work=$(mktemp -d) || exit 2
chmod 711 "$work"
mark=cnc$$
net=10.231.77
passed=0 failed=0

check() { # check WHAT COMMAND...
    what=$1; shift
    if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED scale/ssh: $what" >&2; fi
}

clean() {
    for i in 1 2 3; do
        [ -f "$work/sshd$i.pid" ] && kill "$(cat "$work/sshd$i.pid")" 2>/dev/null
        for pid in $(ip netns pids "$mark-$i" 2>/dev/null); do kill "$pid" 2>/dev/null; done
        ip link del "$mark$i" 2>/dev/null
        ip netns del "$mark-$i" 2>/dev/null
    done
    ip link del "${mark}br" 2>/dev/null
    rm -rf "$work"
}
trap clean EXIT
trap 'exit 2' INT TERM

# Three hosts on one bridge, each with a ssh server and keys that exist only for this test.
ip link add "${mark}br" type bridge && ip addr add $net.1/24 dev "${mark}br" && ip link set "${mark}br" up || exit 2
ssh-keygen -q -t ed25519 -N '' -f "$work/user" && ssh-keygen -q -t ed25519 -N '' -f "$work/host" || exit 2
cp "$work/user.pub" "$work/authorized"
mkdir -p /run/sshd
for i in 1 2 3; do
    ip netns add "$mark-$i" && ip link add "$mark$i" type veth peer name eth0 netns "$mark-$i" || exit 2
    ip link set "$mark$i" master "${mark}br" up
    ip -n "$mark-$i" addr add $net.1$i/24 dev eth0
    ip -n "$mark-$i" link set eth0 up
    ip -n "$mark-$i" link set lo up
    cat > "$work/sshd$i.conf" <<C
ListenAddress $net.1$i
HostKey $work/host
AuthorizedKeysFile $work/authorized
PidFile $work/sshd$i.pid
PasswordAuthentication no
PermitRootLogin prohibit-password
UsePAM no
StrictModes no
MaxStartups 50
MaxSessions 50
C
    ip netns exec "$mark-$i" "$(PATH=$PATH:/usr/sbin command -v sshd)" -f "$work/sshd$i.conf" || exit 2
done
{
    for i in 1 2 3; do printf 'Host host%d\n  HostName %s.1%d\n' $i $net $i; done
    printf 'Host *\n  User root\n  IdentityFile %s\n  IdentitiesOnly yes\n  UserKnownHostsFile %s\n' "$work/user" "$work/known"
    printf '  StrictHostKeyChecking accept-new\n  BatchMode yes\n  LogLevel ERROR\n  ConnectTimeout 3\n'
    printf '  ServerAliveInterval 1\n  ServerAliveCountMax 2\n'
} > "$work/ssh.conf"
for i in 1 2 3; do check "host$i answers" ssh -F "$work/ssh.conf" host$i true; done

python3 "$here/pairs.py" 6000 > "$work/pairs.ndjson"
"$CONCORD" batch "$work/pairs.ndjson" > "$work/one.ndjson" 2>/dev/null
sh "$here/split.sh" "$work/pairs.ndjson" 250 "$work/parts"

# One host is cut off as soon as two parts are done, while it works on another.
(
    touch "$work/jobs.log"
    for _ in $(seq 600); do
        [ "$(wc -l < "$work/jobs.log")" -ge 3 ] && break
        sleep 0.1
    done
    ip link set "${mark}2" down
    date +%s.%N > "$work/cut"
) &
cutter=$!
cd "$work/parts" || exit 2
ls part-*.pairs | timeout 300 parallel --ssh "ssh -F $work/ssh.conf" -S 1/host1,1/host2,1/host3 --wd ... --transferfile {} \
    --return {.}.ndjson --cleanup --retries 6 --joblog "$work/jobs.log" --env CONCORD sh "$here/part.sh" {} {.}.ndjson \
    2> "$work/messages"
status=$?
wait $cutter
cd - >/dev/null || exit 2

check "parallel ended with $status: $(tail -n 3 "$work/messages")" [ $status = 0 ]
check 'no host was cut off' [ -s "$work/cut" ]
check 'the cut came after the work was done' awk -v cut="$(cat "$work/cut")" 'NR > 1 && $3 > cut { late = 1 } END { exit !late }' "$work/jobs.log"
check 'the host that was cut off did nothing before' awk -F '\t' '$2 ~ /host2/ { found = 1 } END { exit !found }' "$work/jobs.log"
sh "$here/merge.sh" "$work/parts" "$work/parts" > "$work/three.ndjson"
check 'the parts do not make a whole' [ $? = 0 ]
check 'three hosts make other bytes than one' cmp "$work/one.ndjson" "$work/three.ndjson"
echo "scale/ssh: $passed passed, $failed failed"
[ $failed = 0 ]
