"""Measures pamphlet, pandoc and Typst on the same texts, interleaved, and prints a Markdown table.

Every figure is the median of several rounds; a round runs each program once, in turn, so that a busy moment of the
machine touches all of them. CPU time is user plus system, memory is the peak as time(1) has it. Instructions are
counted by perf(1) or, failing that, by Valgrind (only for texts below 200 KB: it is slow), and left out without either.
Typst reads the text that pandoc makes of the manuscript, for the same A5 page, typeface and size; its time does not
include that conversion.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pypandoc

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Judges"))
from made_manuscripts import prose  # noqa: E402

TEXTS = [("essay", "essay.md", 900), ("pamphlet, 120 KB", "common-sense.md", 20000),
         ("book, 580 KB", "walden.md", 100000), ("book, 3.2 MB", "war-and-peace.md", 560000)]

TYPST_PAGE = """#set document(title: "Text")
#set page(width: 148mm, height: 210mm, margin: (inside: 18mm, outside: 15mm, top: 16mm, bottom: 18mm), numbering: "1")
#set text(font: "Linux Libertine O", size: 10.5pt, lang: "en", hyphenate: true)
#set par(justify: true, leading: 0.52em, spacing: 0.52em, first-line-indent: 1.2em)
#let horizontalrule = line(length: 30%)
#let blockquote(body) = quote(block: true, body)
"""

TYPST_RUN = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"


@dataclass
class Measure:
    """What one run took: seconds of CPU and of waiting, and mebibytes."""

    cpu: float
    wall: float
    memory: float


def measured(command: list[str], folder: Path) -> Measure | None:
    """Runs a command; nothing if it failed.

    time(1) stands between, for a child's peak memory begins with that of the process that started it.
    """
    report = folder / "memory"
    started = time.perf_counter()
    process = subprocess.Popen(["/usr/bin/time", "-q", "-f", "%M", "-o", str(report), *command], cwd=folder,
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        return None
    return Measure(usage.ru_utime + usage.ru_stime, wall, int(report.read_text()) / 1024)


def instructions(command: list[str], folder: Path, size: int) -> float | None:
    """Millions of instructions that a command takes, if something here can count them."""
    if shutil.which("perf"):
        run = subprocess.run(["perf", "stat", "-x", ",", "-e", "instructions:u", *command], cwd=folder,
                             capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if match := re.search(r"^(\d+),,instructions", run.stderr, re.MULTILINE):
            return int(match[1]) / 1e6
    if shutil.which("valgrind") and size < 200_000:
        run = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command], cwd=folder,
                             capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if match := re.search(r"Collected : (\d+)", run.stderr):
            return int(match[1]) / 1e6
    return None


def typst_text(pandoc: str, source: Path, folder: Path) -> Path:
    """The text as Typst reads it. Links inside the text are taken off: one without a target stops Typst."""
    run = subprocess.run([pandoc, str(source), "-t", "typst", "--wrap=none"], capture_output=True, text=True, check=True)
    body = re.sub(r"#link\(<[^>]*>\)\[([^\[\]]*)\]", r"\1", run.stdout)
    body = re.sub(r"(?m)^<[\w-]+>$|#image\([^)]*\)", "", body)
    path = folder / f"{source.stem}.typ"
    path.write_text(TYPST_PAGE + body, encoding="utf-8")
    return path


def contests(binary: str, pandoc: str, source: Path, folder: Path) -> list[tuple[str, str, list[str]]]:
    """What is run on a text: the edition, the program, and its command. Ours comes first in every edition."""
    typst = [sys.executable, "-c", TYPST_RUN, str(typst_text(pandoc, source, folder)), str(folder / "typst.pdf")]
    ours = [binary, "build", str(source), "--quiet"]
    plain = [pandoc, str(source), "-s", "--metadata", "title=Text"]
    return [
        ("EPUB", "pamphlet", [*ours, "-t", "epub", "-o", str(folder / "ours.epub")]),
        ("EPUB", "pandoc", [*plain, "--toc", "-o", str(folder / "pandoc.epub")]),
        ("PDF", "pamphlet", [*ours, "-t", "pdf", "-o", str(folder / "ours.pdf")]),
        ("PDF", "Typst", typst),
        ("text", "pamphlet", [*ours, "-t", "txt", "-o", str(folder / "ours.txt")]),
        ("text", "pandoc", [*plain, "-t", "plain", "-o", str(folder / "pandoc.txt")]),
        ("all five", "pamphlet", [*ours, "-t", "epub,pdf,booklet,txt,html", "-o", f"{folder}/all/"]),
    ]


def median(measures: list[Measure]) -> Measure:
    return Measure(*(statistics.median(getattr(one, name) for one in measures) for name in ("cpu", "wall", "memory")))


def compare(name: str, source: Path, arguments: argparse.Namespace, pandoc: str, folder: Path) -> None:
    """Prints the rows of one text."""
    rows = contests(str(arguments.binary.resolve()), pandoc, source, folder)
    size = source.stat().st_size
    results: list[list[Measure]] = [[] for _ in rows]
    failed: set[int] = set()
    for _ in range(arguments.rounds if size < 1_000_000 else max(1, arguments.rounds // 2)):
        for index, (_, _, command) in enumerate(rows):
            if index not in failed:
                one = measured(command, folder)
                if one is None:
                    failed.add(index)
                else:
                    results[index].append(one)
    ours: Measure | None = None
    for index, (edition, program, command) in enumerate(rows):
        if index in failed:
            print(f"| {name} | {edition} | {program} | failed | | | | |")
            ours = None if program == "pamphlet" else ours
            continue
        one = median(results[index])
        ours = one if program == "pamphlet" else ours
        counted = instructions(command, folder, size)
        ratio = "" if program == "pamphlet" or not ours else f"{one.cpu / max(ours.cpu, 1e-4):.1f} × / {one.memory / ours.memory:.1f} ×"
        print(f"| {name} | {edition} | {program} | {one.cpu * 1000:.0f} | {one.wall * 1000:.0f} | {one.memory:.0f} | "
              f"{f'{counted:.0f}' if counted else '–'} | {ratio} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", help="a part of a text's name")
    parser.add_argument("--corpus", type=Path, default=HERE.parents[1].parent / "shared" / "corpus")
    arguments = parser.parse_args()
    pandoc = pypandoc.get_pandoc_path()
    version = subprocess.run([pandoc, "--version"], capture_output=True, text=True).stdout.split("\n")[0]
    print(f"{version}; Typst {__import__('importlib.metadata').metadata.version('typst')}; "
          f"{os.cpu_count()} cores; medians of {arguments.rounds} rounds\n")
    print("| text | edition | program | CPU ms | wall ms | peak MiB | instructions, million | rival/ours: CPU / memory |")
    print("|---|---|---|--:|--:|--:|--:|---|")
    with tempfile.TemporaryDirectory() as scratch:
        for seed, (name, file, words) in enumerate(TEXTS):
            if arguments.only and arguments.only not in name:
                continue
            folder = Path(scratch) / f"{seed}"
            folder.mkdir()
            source = arguments.corpus / file
            if not source.exists():
                source = folder / file
                source.write_text("---\ntitle: Text\nlang: en\n---\n\n" + prose(words, seed), encoding="utf-8")
            compare(name, source, arguments, pandoc, folder)


if __name__ == "__main__":
    main()
