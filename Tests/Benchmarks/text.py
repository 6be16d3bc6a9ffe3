"""Compares the lines of the text edition with those of par and groff.

usage: text.py --binary PATH LANGUAGE=FILE…

Each file is prose: paragraphs parted by blank lines, UTF-8. It is justified at 72, 56, 34 and 28 columns by the binary, by
par and by groff with hyphenation, as far as they are installed. Prints for each a row of Markdown: the share of lines with a
gap of three cells or more, the widest gap, the share of lines that end in a hyphen that was put there, and rivers (gaps
that touch over four lines or more, for a thousand lines). A second table compares ragged lines at 72 columns with par's:
the standard deviation of their widths, last lines of paragraphs left out.
"""

import argparse
import re
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path

WIDTHS = (72, 56, 34, 28)
LAYOUT = "text: {{columns: {width}, rows: 1000, form: scroll, justified: {justified}}}\nbook: {{contents: never}}\n"
GROFF_PATTERNS = {"en": "us", "de": "den", "fr": "fr"}


def paragraphs(file: Path) -> list[str]:
    """The paragraphs of a file, each on one line."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", file.read_text()) if part.strip()]


def ours(binary: Path, texts: list[str], language: str, width: int, folder: Path, justified: str = "yes") -> list[str]:
    """The lines of the text edition."""
    layout = folder / "lines.yaml"
    layout.write_text(LAYOUT.format(width=width, justified=justified))
    source = folder / "prose.md"
    escaped = [re.sub(r"([\\`*_\[\]<>#|~^$])", r"\\\1", text) for text in texts]
    # A paragraph that begins like an item of a list is none.
    escaped = [re.sub(r"^((?:\d+|\w)(?=[.)] )|(?=[-+] ))", r"\1\\", text) for text in escaped]
    source.write_text(f"---\nlang: {language}\ntitle: ''\n---\n\n" + "\n\n".join(escaped) + "\n")
    command = [str(binary), "build", str(source), "-t", "txt", "-l", str(layout), "-o", "-", "-q"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def par(texts: list[str], width: int, justified: int = 1) -> list[str]:
    """The lines of par. It counts bytes, so each character is one byte first."""
    foreign = sorted({character for text in texts for character in text if ord(character) > 126})
    names = {character: chr(0xA1 + index) for index, character in enumerate(foreign)}
    if len(names) > 94:
        return []
    coded = "\n\n".join(texts).translate({ord(key): value for key, value in names.items()}).encode("latin-1")
    run = subprocess.run(["par", f"w{width}j{justified}"], input=coded, capture_output=True)
    back = {ord(value): key for key, value in names.items()}
    return run.stdout.decode("latin-1").translate(back).splitlines()


def groff(texts: list[str], language: str, width: int) -> list[str]:
    """The lines of groff, justified and hyphenated by the patterns of its language."""
    patterns = GROFF_PATTERNS.get(language)
    if patterns is None:
        return []
    body = "\n.sp\n".join(re.sub(r"^([.'])", r"\\&\1", text.replace("\\", "\\e")) for text in texts)
    source = f".hla {language}\n.hpf hyphen.{patterns}\n.hy 4\n.ll {width}n\n.pl 100000\n.ad b\n.nh\n.hy 4\n{body}\n"
    run = subprocess.run(["groff", "-Tutf8", "-K", "utf8", "-P-c"], input=source, capture_output=True, text=True)
    return run.stdout.splitlines()


def measured(lines: list[str], texts: list[str], width: int) -> str:
    """What the lines are like, as cells of a table."""
    known = set(re.findall(r"\w+-\w+", " ".join(texts)))
    lines = [line.rstrip() for line in lines]
    wide = widest = hyphens = rivers = 0
    runs: list[tuple[int, int, int]] = []
    for index, line in enumerate(lines):
        gaps = [match.span() for match in re.finditer(r"(?<=\S) +(?=\S)", line)]
        if len(line) == width:
            largest = max((end - start for start, end in gaps), default=0)
            wide += largest >= 3
            widest = max(widest, largest)
        after = lines[index + 1] if index + 1 < len(lines) else ""
        head, tail = re.search(r"(\w+-)[-\u2010]?$", line.replace("\u2010", "-")), re.match(r"\w+", after)
        hyphens += bool(head and tail and head.group(1) + tail.group() not in known)
        current = []
        for start, end in gaps:
            above = max((run for first, last, run in runs if first < end and last > start), default=0)
            current.append((start, end, above + 1))
            rivers += above + 1 == 4
        runs = current
    count = max(1, sum(1 for line in lines if line))
    return f"{100 * wide / count:.1f} / {widest} / {100 * hyphens / count:.1f} / {1000 * rivers / count:.0f}"


def deviation(lines: list[str]) -> str:
    """How much the widths of ragged lines differ, in cells."""
    widths = [
        len(line.rstrip()) for line, after in zip(lines, lines[1:])
        if line.strip() and after.strip() and not after.startswith("  ")
    ]
    return f"{statistics.pstdev(widths):.2f}" if len(widths) > 1 else "–"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("files", nargs="+", metavar="LANGUAGE=FILE")
    arguments = parser.parse_args()
    print("| text | width | pamphlet | par | groff |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for argument in arguments.files:
            language, name = argument.split("=", 1)
            texts = paragraphs(Path(name))
            for width in WIDTHS:
                made = [ours(arguments.binary, texts, language, width, Path(folder))]
                made.append(par(texts, width) if shutil.which("par") else [])
                made.append(groff(texts, language, width) if shutil.which("groff") else [])
                cells = [measured(lines, texts, width) if len(lines) > 1 else "–" for lines in made]
                print(f"| {language} | {width} | " + " | ".join(cells) + " |", flush=True)
        print("\n| text, ragged | pamphlet | par |\n|---|---|---|")
        for argument in arguments.files:
            language, name = argument.split("=", 1)
            texts = paragraphs(Path(name))
            made = [ours(arguments.binary, texts, language, 72, Path(folder), "no")]
            made.append(par(texts, 72, 0) if shutil.which("par") else [])
            print(f"| {language} | " + " | ".join(deviation(lines) for lines in made) + " |", flush=True)


if __name__ == "__main__":
    main()
