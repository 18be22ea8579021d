#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The schemas say what the contract says: every opinion, every rule and every report that the program writes is valid by two
independent validators (python3-jsonschema, and ajv 8 in strict mode); broken ones are not."""
import copy
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

# Debian's package, also for a Python that is not Debian's.
sys.path.append("/usr/lib/python3/dist-packages")
import jsonschema  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
CONCORD = os.environ.get("CONCORD", str(ROOT / "build/concord"))
passed = failed = 0


def check(good, what):
    global passed, failed
    passed, failed = passed + bool(good), failed + (not good)
    if not good:
        print("not ok:", what)


def read(path):
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))


def validator(name):
    schema = read(ROOT / "schemas" / f"{name}.schema.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def opinions():
    folders = [*sorted((ROOT / "fixtures").glob("*")), *sorted((ROOT.parent / "shared/examples").glob("*"))]
    return [f for folder in folders if folder.name != "invalid" for name in ("first.json", "second.json")
            for f in [folder / name] if f.is_file()]


def broken(opinion):
    """One step away from a good opinion, each step a sentence of the contract."""
    def change(what, edit):
        copied = copy.deepcopy(opinion)
        edit(copied)
        return what, copied
    return [
        change("a required field is missing", lambda o: o["case"].pop("id")),
        change("an unknown field", lambda o: o.update(colour="red")),
        change("an unknown word", lambda o: o.update(status="maybe")),
        change("a null", lambda o: o.update(notes=None)),
        change("an empty text", lambda o: o.update(notes=" ")),
        change("no date", lambda o: o.update(date="2026-13")),
        change("a list for a text", lambda o: o.update(notes=["x"])),
        change("an age above 130", lambda o: o["case"].update(patient={"age": 131})),
        change("a size of nothing", lambda o: o["diagnosis"].update(size={"value": 0, "unit": "cm"})),
        change("a text for a number", lambda o: o.update(plan={"urgency": {"start_within_days": "30"}})),
        change("another format", lambda o: o.update(format="concord.opinion/2")),
        change("a topic that is none", lambda o: o.update(not_discussed=["money"])),
    ]


def reports(scratch):
    made = []
    for first in opinions():
        if first.name == "first.json" and (first.parent / "second.json").is_file():
            out = scratch / f"{first.parent.name}.json"
            run = subprocess.run([CONCORD, "compare", first, first.parent / "second.json", "--format", "json"],
                                 stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
            if run.returncode in (0, 1):
                out.write_bytes(run.stdout)
                made.append(out)
    return made


def by_jsonschema(name, files):
    valid = validator(name)
    for path in files:
        faults = [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:160]}" for e in valid.iter_errors(read(path))]
        check(not faults, f"{path} against {name}: {faults[:3]}")


def by_ajv(groups):
    if not shutil.which("node") or not (ROOT / "tests/node_modules/ajv").is_dir():
        check(False, "ajv is not here: tests/install.sh brings it")
        return
    arguments = []
    for name, files in groups.items():
        arguments += [f"schema={ROOT}/schemas/{name}.schema.json", *map(str, files)]
    run = subprocess.run(["node", ROOT / "tests/schemas/ajv.mjs", *arguments], capture_output=True, text=True, check=False)
    check(run.returncode == 0, f"ajv strict mode takes every schema: {run.stderr[-400:]}")
    for what, good in json.loads(run.stdout or "{}").items():
        check(good, f"ajv: {what}")


def main():
    with tempfile.TemporaryDirectory() as scratch:
        groups = {"opinion": opinions(), "rule": sorted((ROOT / "engine/knowledge/rules").glob("*.json")),
                  "report": reports(pathlib.Path(scratch))}
        for name, files in groups.items():
            check(files, f"something to hold against {name}")
            by_jsonschema(name, files)
        valid = validator("opinion")
        for what, opinion in broken(read(groups["opinion"][0])):
            check(not valid.is_valid(opinion), f"refused: {what}")
        by_ajv(groups)
    print(f"schemas: {passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
