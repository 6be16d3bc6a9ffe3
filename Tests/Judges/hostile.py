"""Manuscripts written to break a program: none may crash it, hang it, or leave it without a word.

usage: hostile.py --binary PATH [--seed N] [--mutants N]      Closes with `N passed, N failed`.
"""

import argparse
import random
import resource
import subprocess
import tempfile
import time
from pathlib import Path

from checks import Checks

ALL = "epub,pdf,booklet,txt,html"
MANUSCRIPTS = Path(__file__).parent / "manuscripts"
SECONDS = 20
# The CPU time all five editions may take together, on a machine that is busy with other things as well: so much for any
# manuscript, and for each megabyte so much more.
CPU_SECONDS, CPU_SECONDS_EACH_MEGABYTE = 2, 8


def cases(n: int = 20000) -> dict[str, str]:
    """Known worst cases of readers, typesetters and writers, by name."""
    return {
        "nested strong emphasis": "*a **a " * n + "b" + " a** a*" * n,
        "emphasis never opened": "a_ " * n,
        "emphasis never closed": "_a " * n,
        "brackets never opened": "a]" * n,
        "brackets never closed": "[a" * n,
        "mismatched marks": "*a_ " * n,
        "links and emphasis": "[ a_" * n,
        "multiples of three": "a**b" + "c* " * n,
        "nested brackets": "[" * n + "a" + "]" * n,
        "nested links": "[" * 3000 + "a" + "](b)" * 3000,
        "nested pictures": "![" * 3000 + "a" + "](b)" * 3000,
        "nested quotations": "> " * n + "a",
        "nested lists": "".join("  " * depth + "* a\n" for depth in range(400)),
        "one-line nested lists": "* " * n + "a",
        "nested divisions": "".join(f"{':' * 3} a\n" for _ in range(5000)) + "text\n",
        "many missing pictures": "words ![alt](missing.png) words\n\n" * n,
        "missing pictures on one line": "![alt](missing.png) " * n,
        "backticks of every length": "".join("e" + "`" * length for length in range(1500)),
        "links never closed": "[a](<b" * n,
        "destinations never closed": "[a](b" * n,
        "comments never closed": "a <!-- " * n,
        "instructions never closed": "a <? " * n,
        "declarations never closed": "a <!A " * n,
        "character data never closed": "a <![CDATA[ " * n,
        "tags never closed": "<a b=c " * n,
        "elements never closed": "<div><p><b><i><table><tr><td>" * 2000,
        "ruby never closed": "a " + "<ruby><rb>漢<rt>k" * n,
        "blocks in elements of text never closed": "<b><i><div>x" * n,
        "formulas within formulas": "<math>" + "<mrow>" * n + "<mi>x</mi>",
        "elements never opened": "</div></p></b>" * 5000,
        "entities": "&amp" * n + "&#0;&#xD800;&#x110000;&nothing;&" * 2000,
        "definitions without end": "[a]: b\n" * n + "[a]\n",
        "long labels": "[" + "a" * 999 + "]" + "\n\n" + ("[" + "a" * 998 + "]: b\n") * 300,
        "notes about each other": "[^a]\n\n[^a]: [^b]\n\n[^b]: [^a] [^a]\n",
        "a note in itself": "x[^a]\n\n[^a]: y[^a]^[z^[z^[z]]]\n",
        "inline notes in each other": "^[a " * 3000 + "]" * 3000,
        "many notes on one line": " ".join(f"w[^{i}]" for i in range(800)) + "\n\n"
        + "\n\n".join(f"[^{i}]: note {i}" for i in range(800)),
        "a note longer than pages": "x[^a]\n\n[^a]: " + "words of a note " * 5000,
        "a wide table": "|a" * 2000 + "|\n" + "|-" * 2000 + "|\n" + "|b" * 2000 + "|\n",
        "a long table": "|a|b|c|\n|-|-|-|\n" + "|d|e|f|\n" * 5000,
        "a tall cell": "|a|b|\n|-|-|\n|" + "many words here " * 6000 + "|c|\n",
        "a thousand chapters": "".join(f"# Chapter {i}\n\nText.\n\n" for i in range(1000)),
        "twenty thousand chapters": "".join(f"# Heading {i}\n\nText.\n\n" for i in range(20_000)),
        "a hundred thousand paragraphs": "A line.\n\n" * 100_000,
        "a million blank lines": "\n" * 1_000_000 + "a\n",
        "a wide and long table": "|a" * 50 + "|\n" + "|-" * 50 + "|\n" + ("|b" * 50 + "|\n") * 5000,
        "headings without text": "#\n\n##\n\n######\n\n# #\n" * 300,
        "only headings": "".join("#" * (1 + i % 6) + f" Heading {i}\n" for i in range(3000)),
        "a long heading": "# " + "very long heading " * 2000 + "\n\nText.\n",
        "a long line of code": "```\n" + "x" * 300_000 + "\n```\n",
        "a long block of code": "```\n" + "let x = 1\n" * 20_000 + "```\n",
        "a long word": "a" * 500_000,
        "a long paragraph": "word " * 150_000,
        "no letters": "!?.,;:" * 50_000,
        "combining marks": "e" + "\u0301" * 50_000,
        "directions": "\u202e\u2067abc\u05d0\u200f" * 5_000,
        "joined emoji": "\U0001f469\u200d" * 20_000,
        "ideographs": "漢字" * 50_000,
        "no-break spaces": "a\u00a0" * 50_000,
        "soft hyphens": "a\u00ad" * 50_000,
        "stars and dashes": "* * *\n\n---\n\n___\n\n" * 3000,
        "attributes": "# A {#a .b c=d}\n\n" * 2000 + "[x]{.y}" * 5000 + "{" * n,
        "formulas": "$" * n + "$$" * n + "$a_{b_{c" * 2000,
        "verse": "| line\n" * 20_000,
        "front matter with aliases": "---\na: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9)) + "---\n\nText.\n",
        "deep front matter": "---\ntitle: " + "[" * 20_000 + "\n---\n\nText.\n",
        "front matter that is not": "---\n: : :\n\t- {\n---\n\nText.\n",
        "a title of everything": "---\ntitle: \"<&>\\\"'\\u0007\\u2028]]>\"\nauthor: [\"\", null, 3]\nlang: 'x-\"><'\ndate: 99999-99-99\n"
        "identifier: \"\\0\"\n---\n\nText.\n",
        "unknown languages": "---\nlang: ../../etc/passwd\n---\n\nText of a language that nobody speaks.\n",
        "form feeds": "a\f" * 3000,
        "carriage returns": "a\r" * n,
        "tabs": "\t" * n + "a\n" + "-\t" * n,
    }


def mutants(seed: int, count: int) -> dict[str, bytes]:
    """Our manuscripts with bytes changed, dropped, doubled and swapped."""
    source = random.Random(seed)
    originals = [path.read_bytes() for path in sorted(MANUSCRIPTS.glob("*.md"))]
    marks = [b"*", b"_", b"[", b"]", b"(", b"`", b"|", b">", b"#", b":::", b"\n\n", b"<", b"&", b"^[", b"[^1]", b"\xff", b"\0", b"$"]
    result = {}
    for number in range(count):
        data = bytearray(source.choice(originals))
        for _ in range(source.choice((1, 5, 40, 300))):
            place = source.randrange(len(data))
            kind = source.randrange(4)
            if kind == 0:
                data[place] = source.randrange(256)
            elif kind == 1:
                del data[place : place + source.randrange(1, 20)]
            elif kind == 2:
                data[place:place] = source.choice(marks)
            else:
                other = source.choice(originals)
                start = source.randrange(len(other))
                data[place:place] = other[start : start + source.randrange(1, 60)]
            data = data or bytearray(b"x")
        result[f"mutant {number} of seed {seed}"] = bytes(data)
    return result


def problems(binary: Path, manuscript: Path, folder: Path) -> list[str]:
    """A crash, a hang, an internal error, or a failure without a message."""
    build = [str(binary), "build", str(manuscript), "-t", ALL, "-o", f"{folder}/"]
    return problems_of(build, manuscript) + problems_of([str(binary), "explain", str(manuscript)], manuscript)


def problems_of(command: list[str], manuscript: Path) -> list[str]:
    """The same of one command."""
    started = time.monotonic()
    before = cpu_seconds()
    try:
        run = subprocess.run(command, capture_output=True, timeout=SECONDS, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return [f"not done after {SECONDS} seconds"]
    said = run.stderr.decode(errors="replace").strip()
    if run.returncode < 0 or run.returncode == 70 or run.returncode > 100 or "Fatal error" in said:
        return [f"crashed with {run.returncode} after {time.monotonic() - started:.1f} s: {said[-200:]}"]
    if run.returncode != 0 and "error[" not in said and "error: " not in said:
        return [f"exit code {run.returncode} without an error: {said[-200:]}"]
    spent = cpu_seconds() - before
    allowed = CPU_SECONDS + CPU_SECONDS_EACH_MEGABYTE * manuscript.stat().st_size / 1e6
    return [f"{command[1]} took {spent:.1f} s of CPU time, more than {allowed:.1f}"] if spent > allowed else []


def cpu_seconds() -> float:
    """The CPU time of all commands so far."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mutants", type=int, default=150)
    parser.add_argument("--only", default="", help="a part of a case's name")
    parser.add_argument("--keep", type=Path, help="a folder for the manuscripts that broke something")
    arguments = parser.parse_args()
    checks = Checks()
    manuscripts = {name: text.encode("utf-8", "surrogatepass") for name, text in cases().items()}
    manuscripts |= mutants(arguments.seed, arguments.mutants)
    with tempfile.TemporaryDirectory() as scratch:
        manuscript = Path(scratch) / "hostile.md"
        for name, data in manuscripts.items():
            if arguments.only not in name:
                continue
            manuscript.write_bytes(data)
            found = problems(arguments.binary.resolve(), manuscript, Path(scratch) / "out")
            checks.check(f"{name} ({len(data)} bytes)", found)
            if found and arguments.keep:
                arguments.keep.mkdir(parents=True, exist_ok=True)
                (arguments.keep / f"{name.replace(' ', '-')}.md").write_bytes(data)
    checks.close()


if __name__ == "__main__":
    main()
