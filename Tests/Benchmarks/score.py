"""Measures how well the lines of PDFs are set, from the PDFs alone, and prints a Markdown table.

usage: score.py [--binary PATH] [--text FILE] [--measures MM,MM…] [--paragraphs N] [--typst] [PDF…]

Without PDFs, sets the long paragraphs of a text at several measures with pamphlet, and with Typst if it is asked for and
can be imported (`pip install typst`), and measures those. Gaps are the spaces between words over the natural space of
the font, which is the middle one in the last lines of paragraphs. Rivers are wide gaps that overlap in four lines or more;
stacks are words under themselves at an edge.
"""

import argparse
import html
import re
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

PAGE_HEIGHT, MARGIN = 210, 15
COLUMNS = ["lines", "sd", "p95", "max", "> 1.5 %", "< .75 %", "hyphens/100", "run", "rivers/100", "stacks/100", "runts", "overfull"]


@dataclass
class Word:
    """A word with its edges, in points."""

    left: float
    right: float
    text: str


@dataclass
class Line:
    """Words on one baseline."""

    page: int
    foot: float
    words: list[Word] = field(default_factory=list)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def is_hyphenated(self) -> bool:
        return self.words[-1].text.endswith(("\u00ad", "-", "\u2010"))

    def gaps(self) -> list[tuple[float, float]]:
        return [(one.right, other.left) for one, other in zip(self.words, self.words[1:])]


def lines(pdf: Path) -> list[Line]:
    """The lines of all pages."""
    run = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True)
    found, page, current = [], -1, None
    pattern = re.compile(r'<(page)|<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
    for match in pattern.finditer(run.stdout):
        if match[1]:
            page, current = page + 1, None
            continue
        word, foot = Word(float(match[2]), float(match[3]), html.unescape(match[5])), float(match[4])
        if current is None or abs(foot - current.foot) > 3 or word.left < current.right - 1:
            current = Line(page, foot)
            found.append(current)
        current.words.append(word)
    return found


def mode(values: list[float]) -> float:
    """The commonest value, to a tenth of a point."""
    return statistics.mode(round(value, 1) for value in values)


def score(pdf: Path) -> list[float]:
    """The figures of COLUMNS."""
    body = [line for line in lines(pdf) if len(line.words) > 0]
    size = mode([after.foot - line.foot for line, after in zip(body, body[1:]) if after.page == line.page])
    left = mode([line.left for line in body])
    right = mode([line.right for line in body if line.right > left + 20])
    body = [line for line in body if left - 5 < line.left < left + 3 * size and (line.right - line.left) > 0]
    folio = {id(line) for line in body if len(line.words) == 1 and line.words[0].text.isdigit()}
    body = [line for line in body if id(line) not in folio]
    full = [abs(line.right - right) < 4 for line in body]
    ends = [line for line, filled in zip(body, full) if not filled and line.right < right - 4]
    natural = statistics.median(stop - start for line in ends for start, stop in line.gaps())
    filled = [line for line, is_full in zip(body, full) if is_full]
    ratios = sorted((stop - start) / natural for line in filled for start, stop in line.gaps())
    hyphens = [line.is_hyphenated for line in filled]
    run = longest = 0
    for line in body:
        run = run + 1 if line.is_hyphenated else 0
        longest = max(longest, run)
    count = max(1, len(filled))
    return [len(filled), statistics.pstdev(ratios), ratios[len(ratios) * 95 // 100], ratios[-1],
            100 * sum(ratio > 1.5 for ratio in ratios) / len(ratios), 100 * sum(ratio < 0.75 for ratio in ratios) / len(ratios),
            100 * sum(hyphens) / count, longest, 100 * rivers(body, natural) / count, 100 * stacks(body) / count,
            sum((line.right - line.left) < 0.12 * (right - left) or len(line.words) == 1 and (line.right - line.left) < 0.2 * (right - left)
                for line in ends), sum(line.right > right + 4 for line in body)]


def stacks(body: list[Line]) -> int:
    """How often a word stands under itself at an edge."""
    def key(word: Word) -> str:
        return re.sub(r"\W", "", word.text).lower()
    found = 0
    for one, other in zip(body, body[1:]):
        if one.page == other.page:
            found += (key(one.words[0]) == key(other.words[0]) != "") + (key(one.words[-1]) == key(other.words[-1]) != "" and not one.is_hyphenated)
    return found


def rivers(body: list[Line], natural: float) -> int:
    """How many rivers of four lines or more there are."""
    found, open_rivers, page = 0, [], -1
    for line in body:
        if line.page != page:
            open_rivers, page = [], line.page
        wide = [gap for gap in line.gaps() if gap[1] - gap[0] > 1.2 * natural]
        following = []
        for start, stop in wide:
            length = 1 + max([river[2] for river in open_rivers if river[0] < stop and start < river[1]], default=0)
            found += length == 4
            following.append((start, stop, length))
        open_rivers = following
    return found


def paragraphs(text: Path, count: int) -> list[str]:
    """Long paragraphs of prose, without markup."""
    blocks = re.split(r"\n\s*\n", text.read_text(encoding="utf-8"))
    prose = [" ".join(block.split()) for block in blocks if len(block) > 300 and not re.match(r"[#>|\-*\d:]", block)]
    return [re.sub(r"\[\^[^\]]*\]|[*_`\\]", "", block) for block in prose[:count]]


def pamphlet(binary: Path, text: list[str], measure: float, family: str, language: str, folder: Path) -> Path:
    """Sets paragraphs with pamphlet."""
    (folder / "score.yaml").write_text(
        f"extends: book-a5\npage:\n  size: {measure + 2 * MARGIN}mm x {PAGE_HEIGHT}mm\n  inner: {MARGIN}mm\n  outer: {MARGIN}mm\n"
        f"families:\n  text: {family}\nbody:\n  size: 10pt\n  leading: 12.5pt\n")
    source, target = folder / "score.md", folder / f"pamphlet-{measure}.pdf"
    source.write_text(f"---\nlang: {language}\n---\n\n" + "\n\n".join(text) + "\n", encoding="utf-8")
    subprocess.run([str(binary), "build", str(source), "-t", "pdf", "-l", str(folder / "score.yaml"), "-o", str(target), "--quiet"], check=True)
    return target


def typst(text: list[str], measure: float, family: str, language: str, folder: Path) -> Path:
    """Sets paragraphs with Typst."""
    import typst as engine

    source, target = folder / "score.typ", folder / f"typst-{measure}.pdf"
    escaped = [re.sub(r"([\\#$*_`<>@\[\]~=])", r"\\\1", block) for block in text]
    source.write_text(
        f"#set page(width: {measure + 2 * MARGIN}mm, height: {PAGE_HEIGHT}mm, margin: {MARGIN}mm)\n"
        f'#set text(font: "{family}", size: 10pt, lang: "{language}", hyphenate: true)\n'
        "#set par(justify: true, leading: 0.5em, spacing: 0.5em, first-line-indent: 1.2em)\n\n" + "\n\n".join(escaped) + "\n",
        encoding="utf-8")
    engine.compile(str(source), output=str(target))
    return target


def main() -> None:
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--binary", type=Path, default=Path(".build/release/pamphlet"))
    parser.add_argument("--text", type=Path)
    parser.add_argument("--language", default="en")
    parser.add_argument("--family", default="Linux Libertine O")
    parser.add_argument("--measures", default="55,83,110")
    parser.add_argument("--paragraphs", type=int, default=42)
    parser.add_argument("--typst", action="store_true")
    parser.add_argument("pdfs", nargs="*", type=Path)
    arguments = parser.parse_args()
    print("| PDF | " + " | ".join(COLUMNS) + " |\n|---|" + "---:|" * len(COLUMNS))
    with tempfile.TemporaryDirectory() as scratch:
        pdfs = list(arguments.pdfs)
        if not pdfs:
            if not arguments.text:
                sys.exit("score.py: name a --text to set, or PDFs")
            text = paragraphs(arguments.text, arguments.paragraphs)
            for measure in map(float, arguments.measures.split(",")):
                how = (text, measure, arguments.family, arguments.language, Path(scratch))
                pdfs.append(pamphlet(arguments.binary.resolve(), *how))
                if arguments.typst:
                    pdfs.append(typst(*how))
        for pdf in pdfs:
            figures = [f"{value:.2f}" if isinstance(value, float) else str(value) for value in score(pdf)]
            print(f"| {pdf.stem} | " + " | ".join(figures) + " |", flush=True)


if __name__ == "__main__":
    main()
