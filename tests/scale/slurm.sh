#!/bin/bash
# SPDX-License-Identifier: MIT
# A Slurm job array of ten on one node, with a cluster that lives only as long as this test, on loopback. One task is killed and requeued.
# The merged result must be byte for byte that of one process. Needs root; all that is made here is taken away at the end.
set -u
cd "$(dirname "$0")/../.." || exit 2
here=$PWD/tests/scale
export CONCORD=${CONCORD:-$PWD/build/concord}
PATH=$PATH:/usr/sbin
sh "$here/install.sh" slurmctld:slurmctld slurmd:slurmd sbatch:slurm-client munged:munge >/dev/null || exit 2
work=$(mktemp -d) || exit 2
passed=0 failed=0
host=$(hostname -s)

check() { # check WHAT COMMAND...
    what=$1; shift
    if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED scale/slurm: $what" >&2; fi
}

clean() {
    scancel --me 2>/dev/null
    sleep 1
    for pid in "$work/slurmd.pid" "$work/slurmctld.pid" "$work/munge/pid"; do
        [ -f "$pid" ] && kill "$(cat "$pid")" 2>/dev/null
    done
    sleep 1
    rm -rf "$work"
}
trap clean EXIT
trap 'exit 2' INT TERM

mkdir -p "$work/state" "$work/spool" "$work/outs" && mkdir -m 700 "$work/munge"
(umask 077; head -c 1024 /dev/urandom > "$work/munge/key")
munged --force --key-file="$work/munge/key" --socket="$work/munge/socket" --pid-file="$work/munge/pid" \
    --log-file="$work/munge/log" --seed-file="$work/munge/seed" 2>/dev/null || exit 2
cat > "$work/slurm.conf" <<C
ClusterName=concord
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=16817
SlurmdPort=16818
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MpiDefault=none
JobRequeue=1
ReturnToService=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=10 State=UP
C
export SLURM_CONF=$work/slurm.conf
slurmctld -f "$SLURM_CONF" && sleep 1 && slurmd -f "$SLURM_CONF" -N "$host" || exit 2
for _ in $(seq 100); do
    sinfo -h -o %T 2>/dev/null | grep -q idle && break
    sleep 0.2
done
check 'the node is not up' sh -c 'sinfo -h -o %T | grep -q idle'

python3 "$here/pairs.py" 10000 > "$work/pairs.ndjson"
"$CONCORD" batch "$work/pairs.ndjson" > "$work/one.ndjson" 2>/dev/null
sh "$here/split.sh" "$work/pairs.ndjson" 1000 "$work/parts"

# Each task of the array takes the part of its number.
cat > "$work/job.sh" <<C
#!/bin/sh
#SBATCH --array=1-10 --ntasks=1 --requeue --open-mode=append --output=$work/task-%a.log
part=\$(ls "$work"/parts/part-*.pairs | sed -n "\${SLURM_ARRAY_TASK_ID}p")
echo "started \$SLURM_ARRAY_TASK_ID, restarts \${SLURM_RESTART_COUNT:-0}"
exec sh "$here/part.sh" "\$part" "$work/outs/\$(basename "\$part" .pairs).ndjson"
C
job=$(CONCORD=$CONCORD sbatch --parsable "$work/job.sh")
check 'sbatch takes no job' [ -n "$job" ]

# Task 3 is killed in the middle of its part, with no time to say goodbye, and queued again.
third=$work/outs/part-000002001.ndjson
for _ in $(seq 1200); do
    [ "$(wc -l < "$third" 2>/dev/null || echo 0)" -ge 50 ] && break
    sleep 0.05
done 2>/dev/null
scancel --signal=KILL --full "${job}_3" 2>/dev/null
had=$(wc -l < "$third")
scontrol requeue "${job}_3" 2>/dev/null
check "task 3 was not killed in its middle: $had lines" [ "$had" -ge 50 -a "$had" -lt 1000 ]

for _ in $(seq 900); do
    [ -z "$(squeue -h -j "$job" 2>/dev/null)" ] && break
    sleep 0.3
done
check 'task 3 did not start again' grep -q 'restarts [1-9]' "$work/task-3.log"
sh "$here/merge.sh" "$work/parts" "$work/outs" > "$work/ten.ndjson"
check 'the parts do not make a whole' [ $? = 0 ]
check 'ten tasks make other bytes than one process' cmp "$work/one.ndjson" "$work/ten.ndjson"
[ $failed = 0 ] || tail -n 5 "$work"/slurmctld.log "$work"/task-*.log >&2
echo "scale/slurm: $passed passed, $failed failed"
[ $failed = 0 ]
