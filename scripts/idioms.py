"""
python3 scripts/idioms.py: what a real CPython makes of the idioms in mock-api/expressions/idioms/*.txt, written beside them as values.json.

An idiom is a body that ends with `return`, up to the next blank line; lines that are complete in themselves are one idiom each.
"""

import ast
import json
import os
import sys
from pathlib import Path
from textwrap import indent

FOLDER = Path(__file__).parent.parent / "mock-api/expressions/idioms"


def is_complete(line):
    if line.startswith(("return ", "raise ")):
        return True
    try:
        ast.parse(line, mode="eval")
        return True
    except SyntaxError:
        return False


def idioms(text):
    for block in text.strip("\n").split("\n\n"):
        lines = block.split("\n")
        while lines and is_complete(lines[0]):
            line = lines.pop(0)
            yield line if line.startswith(("return ", "raise ")) else f"return {line}"
        if lines:
            yield "\n".join(lines)


def value(source):
    wrapped = f"def idiom():\n{indent(source, '    ')}\ntry:\n    told = repr(idiom())\nexcept Exception as error:\n    told = f'{{type(error).__name__}}: {{error}}'\n"
    inside = {}
    exec(compile(f"def handler():\n{indent(wrapped, '    ')}    return told\n", "idiom", "exec"), inside)
    return inside["handler"]()


if __name__ == "__main__":
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0", "TZ": "UTC"})
    values = {path.stem: [[source, value(source)] for source in idioms(path.read_text())] for path in sorted(FOLDER.glob("*.txt"))}
    (FOLDER / "values.json").write_text(json.dumps(values, indent=1, ensure_ascii=False) + "\n")
    print(f"{sum(map(len, values.values()))} idioms in {len(values)} topics.")
