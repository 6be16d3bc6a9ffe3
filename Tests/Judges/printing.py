"""Prints text editions with the programs that turn plain text into pages, and counts the sides.

usage: printing.py --binary PATH [MANUSCRIPT…]

Each page of ours has to be one physical side: with CUPS's texttopdf, enscript, a2ps and paps, on A4 and Letter. enscript and
a2ps know no UTF-8: they get the ASCII edition. texttopdf takes each code point for a cell, and one beyond U+FFFF for the end:
it is not asked for text with marks that join what is before them, or with such characters. A program that is not installed
is not asked. Closes with `N passed, N failed`.
"""

import argparse
import os
import re
import shutil
import subprocess
import tempfile
import unicodedata
from pathlib import Path

from checks import Checks

MANUSCRIPT = """# First

{long}

# Second

- A list
- of things

| Name | What |
|:--|:--|
| a | b |
""".format(long="\n\n".join("Words of a long paragraph that goes on for some lines. " * 8 for _ in range(30)))
SHEET = "leaflet-72x58"
ASCII_SHEET = "ascii-72x58"
BYTE_PROGRAMS = ("enscript", "a2ps")
TEXT_TO_PDF = Path("/usr/lib/cups/filter/texttopdf")
PPD = Path("/usr/share/ppd/cupsfilters/Generic-PDF_Printer-PDF.ppd")


def printers(paper: str) -> dict[str, list[str]]:
    """The commands that write pages to standard output, for a paper; the file's name comes last."""
    found = {
        "enscript": ["enscript", "-q", "-B", "-M", paper, "-p", "-"],
        "a2ps": ["a2ps", "-q", "-1", "-B", f"--medium={paper}", "-o", "-"],
        "paps": ["paps", f"--paper={paper.lower()}", "--cpi=10", "--lpi=6", "--left-margin=30", "--right-margin=30"],
    }
    if TEXT_TO_PDF.exists() and PPD.exists() and shutil.which("pdfinfo"):
        found["texttopdf"] = [str(TEXT_TO_PDF), "1", "user", "title", "1", f"PageSize={paper}"]
    return {name: command for name, command in found.items() if shutil.which(command[0])}


def sides(command: list[str], file: Path) -> int:
    """How many sides a program makes of a file."""
    environment = dict(os.environ, CHARSET="utf-8", PPD=str(PPD), LC_ALL="C.UTF-8")
    run = subprocess.run([*command, str(file)], capture_output=True, env=environment, timeout=60)
    if run.stdout.startswith(b"%PDF"):
        with tempfile.NamedTemporaryFile(suffix=".pdf") as pdf:
            pdf.write(run.stdout)
            pdf.flush()
            told = subprocess.run(["pdfinfo", pdf.name], capture_output=True, text=True).stdout
        match = re.search(r"^Pages:\s+(\d+)", told, re.MULTILINE)
        return int(match.group(1)) if match else 0
    return len(re.findall(rb"^%%Page:", run.stdout, re.MULTILINE))


def edition(binary: Path, manuscript: Path, sheet: str, folder: Path) -> Path:
    """The text edition on a sheet."""
    text = folder / f"{sheet}.txt"
    command = [str(binary), "build", str(manuscript), "-t", "txt", "-l", sheet, "-o", str(text), "--quiet"]
    subprocess.run(command, check=True, timeout=60)
    return text


def is_of_simple_cells(text: str) -> bool:
    """Whether each code point takes cells of its own and is one that texttopdf knows."""
    return all(ord(character) < 0x10000 and not unicodedata.category(character).startswith("M") for character in text)


def judge(binary: Path, manuscripts: list[Path]) -> Checks:
    """Counts the sides of each manuscript with each program on each paper."""
    checks = Checks()
    with tempfile.TemporaryDirectory() as folder:
        if not manuscripts:
            manuscripts = [Path(folder) / "made.md"]
            manuscripts[0].write_text(MANUSCRIPT)
        for manuscript in manuscripts:
            texts = {sheet: edition(binary, manuscript, sheet, Path(folder)) for sheet in (SHEET, ASCII_SHEET)}
            for paper in ("A4", "Letter"):
                for name, printer in printers(paper).items():
                    text = texts[ASCII_SHEET if name in BYTE_PROGRAMS else SHEET]
                    if name == "texttopdf" and not is_of_simple_cells(text.read_text(encoding="utf-8")):
                        continue
                    pages = text.read_bytes().count(b"\f") + 1
                    made = sides(printer, text)
                    problems = [] if made == pages else [f"{pages} pages of ours are {made} sides"]
                    checks.check(f"{manuscript.name} by {name} on {paper}", problems)
    return checks


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("manuscripts", nargs="*", type=Path)
    arguments = parser.parse_args()
    judge(arguments.binary, arguments.manuscripts).close()
