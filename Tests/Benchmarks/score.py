"""Measures how well PDFs are typeset, from the PDFs alone, and prints a Markdown table.

usage: score.py [--binary PATH] [--text FILE] [--engines NAME,NAME…] [--families NAME,NAME…] [--measures MM,MM…] [PDF…]

Without PDFs, sets the long paragraphs of a text at several measures and in several faces with each engine and measures
those: pamphlet, typst, weasyprint, prince, lualatex. What is not installed is said and left out: `pip install typst
weasyprint prince-pdf`, and for LuaLaTeX the Debian packages texlive-luatex, texlive-latex-recommended (microtype) and
texlive-lang-… of the language. `--self-test` measures a PDF made here whose figures are known.

Gaps are the spaces between words over the natural space of the font, which is the middle one in the last lines of
paragraphs. Contrast is the mean difference between the gaps of neighbouring lines. Short are lines inside a paragraph that end
more than 4 pt before the edge. Rivers are wide gaps that touch over four lines or more; stacks are words under themselves
at an edge. Widows to facing are about pages: sd of where they end, and the mean difference between facing ones, in points.
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

import engines

COLUMNS = ["lines", "sd", "p95", "max", "> 1.5 %", "< .75 %", "contrast", "hyphens/100", "run", "rivers/100", "stacks/100",
           "runts", "overfull", "short", "widows", "orphans", "headings at foot", "bottom sd", "facing"]


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
    height: float
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
    pattern = re.compile(r'<(page)|<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
    for match in pattern.finditer(run.stdout):
        if match[1]:
            page, current = page + 1, None
            continue
        word, foot = Word(float(match[2]), float(match[4]), html.unescape(match[6])), float(match[5])
        if current is None or abs(foot - current.foot) > 3 or word.left < current.right - 1:
            current = Line(page, foot, foot - float(match[3]))
            found.append(current)
        current.words.append(word)
    return found


def mode(values: list[float]) -> float:
    """The commonest value, to a tenth of a point."""
    return statistics.mode(round(value, 1) for value in values)


@dataclass
class Body:
    """The lines of the text, with what can be told of them."""

    lines: list[Line]
    left: float
    right: float
    leading: float

    def fills(self, line: Line) -> bool:
        return abs(line.right - self.right) < 4

    def begins(self, line: Line) -> bool:
        """Whether a paragraph begins: paragraphs are indented."""
        return line.left > self.left + 5

    def ends(self, index: int) -> bool:
        """Whether a paragraph ends with a line."""
        return index + 1 == len(self.lines) or self.begins(self.lines[index + 1])


def body(pdf: Path) -> tuple[Body, list[Line]]:
    """The lines of the text, and headings."""
    all_lines = [line for line in lines(pdf) if line.words]
    leading = mode([after.foot - line.foot for line, after in zip(all_lines, all_lines[1:]) if after.page == line.page])
    left = mode([line.left for line in all_lines])
    right = mode([line.right for line in all_lines if line.right > left + 20])
    height = mode([line.height for line in all_lines])
    headings = [line for line in all_lines if line.height > 1.15 * height]
    text = [line for line in all_lines if left - 5 < line.left < left + 3 * leading and line.height <= 1.15 * height]
    text = [line for line in text if not (len(line.words) == 1 and line.words[0].text.isdigit())]
    return Body(text, left, right, leading), headings


def score(pdf: Path) -> list[float]:
    """The figures of COLUMNS."""
    text, headings = body(pdf)
    ends = [line for index, line in enumerate(text.lines) if text.ends(index)]
    ends = [line for line in ends if line.right < text.right - 4] or ends
    natural = statistics.median(stop - start for line in ends for start, stop in line.gaps())
    filled = [line for line in text.lines if text.fills(line)]
    ratios = sorted((stop - start) / natural for line in filled for start, stop in line.gaps())
    run = longest = 0
    for line in text.lines:
        run = run + 1 if line.is_hyphenated else 0
        longest = max(longest, run)
    count = max(1, len(filled))
    width = text.right - text.left
    runts = sum(line.right - line.left < 0.12 * width or len(line.words) == 1 and line.right - line.left < 0.2 * width
                for index, line in enumerate(text.lines) if text.ends(index) and not text.begins(line))
    short = sum(not text.fills(line) and line.right < text.right and not text.ends(index)
                for index, line in enumerate(text.lines))
    return [len(filled), statistics.pstdev(ratios), ratios[len(ratios) * 95 // 100], ratios[-1],
            100 * sum(ratio > 1.5 for ratio in ratios) / len(ratios),
            100 * sum(ratio < 0.75 for ratio in ratios) / len(ratios), contrast(text, natural),
            100 * sum(line.is_hyphenated for line in filled) / count, longest, 100 * rivers(text.lines, natural) / count,
            100 * stacks(text.lines) / count, runts, sum(line.right > text.right + 4 for line in text.lines), short,
            *pages(text, headings)]


def contrast(text: Body, natural: float) -> float:
    """The mean difference between the gaps of neighbouring full lines, over the natural space."""
    found = []
    for one, other in zip(text.lines, text.lines[1:]):
        if one.page == other.page and text.fills(one) and text.fills(other) and one.gaps() and other.gaps():
            means = [statistics.mean(stop - start for start, stop in line.gaps()) for line in (one, other)]
            found.append(abs(means[0] - means[1]) / natural)
    return statistics.mean(found) if found else 0.0


def stacks(found_lines: list[Line]) -> int:
    """How often a word stands under itself at an edge; the beginnings of an indented line and of the one before do not."""
    def key(word: Word) -> str:
        return re.sub(r"\W", "", word.text).lower()
    found = 0
    for one, other in zip(found_lines, found_lines[1:]):
        if one.page == other.page:
            found += key(one.words[0]) == key(other.words[0]) != "" and abs(one.left - other.left) < 5
            found += key(one.words[-1]) == key(other.words[-1]) != "" and not one.is_hyphenated
    return found


def rivers(found_lines: list[Line], natural: float) -> int:
    """How many rivers of four lines or more there are: gaps more than a fifth too wide that touch."""
    found, open_rivers, page = 0, [], -1
    for line in found_lines:
        if line.page != page:
            open_rivers, page = [], line.page
        following = []
        for start, stop in line.gaps():
            if stop - start > 1.2 * natural:
                length = 1 + max([river[2] for river in open_rivers if river[0] < stop and start < river[1]], default=0)
                found += length == 4
                following.append((start, stop, length))
        open_rivers = following
    return found


def pages(text: Body, headings: list[Line]) -> list[float]:
    """Widows, orphans, headings at the foot of a page, and how evenly pages end; the last page does not count."""
    by_page: dict[int, list[int]] = {}
    for index, line in enumerate(text.lines):
        by_page.setdefault(line.page, []).append(index)
    numbers = sorted(by_page)
    widows = orphans = 0
    for number in numbers:
        first, last = by_page[number][0], by_page[number][-1]
        widows += number != numbers[0] and text.ends(first) and not text.begins(text.lines[first])
        orphans += number != numbers[-1] and text.begins(text.lines[last]) and not text.ends(last)
    feet = {number: text.lines[by_page[number][-1]].foot for number in numbers[:-1]}
    at_foot = sum(line.foot > max(feet.get(line.page, 1e9), 0) for line in headings if line.page in feet)
    facing = [abs(feet[number] - feet[number + 1]) for number in feet if number % 2 == 1 and number + 1 in feet]
    return [widows, orphans, at_foot, statistics.pstdev(feet.values()) if len(feet) > 1 else 0.0,
            statistics.mean(facing) if facing else 0.0]


def paragraphs(text: Path, count: int) -> list[str]:
    """Long paragraphs of prose, without markup."""
    blocks = re.split(r"\n\s*\n", text.read_text(encoding="utf-8"))
    prose = [" ".join(block.split()) for block in blocks if len(block) > 300 and not re.match(r"[#>|\-*\d:]", block)]
    return [re.sub(r"\[\^[^\]]*\]|[*_`\\]", "", block) for block in prose[:count]]


def self_test() -> None:
    """Measures a PDF whose figures are known: four full lines with gaps of 2.5, 5, 2.5 and 3 pt and a last line of 2.5 pt."""
    with tempfile.TemporaryDirectory() as scratch:
        pdf = engines.known_pdf(Path(scratch))
        figures = dict(zip(COLUMNS, score(pdf)))
    expected = engines.KNOWN
    wrong = {name: (figures[name], value) for name, value in expected.items() if abs(figures[name] - value) > 0.02}
    if wrong:
        sys.exit(f"score.py: measured and known figures differ: {wrong}")
    print("1 passed, 0 failed")


def main() -> None:
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--binary", type=Path, default=Path(".build/release/pamphlet"))
    parser.add_argument("--text", type=Path)
    parser.add_argument("--language", default="en")
    parser.add_argument("--families", default="Linux Libertine O")
    parser.add_argument("--measures", default="55,83,110")
    parser.add_argument("--paragraphs", type=int, default=42)
    parser.add_argument("--engines", default="pamphlet", help="of " + ", ".join(engines.ENGINES))
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("pdfs", nargs="*", type=Path)
    arguments = parser.parse_args()
    if arguments.self_test:
        return self_test()
    print("| PDF | " + " | ".join(COLUMNS) + " |\n|---|" + "---:|" * len(COLUMNS))
    for pdf in arguments.pdfs:
        show(pdf.stem, pdf)
    if arguments.pdfs:
        return
    if not arguments.text:
        sys.exit("score.py: name a --text to set, or PDFs")
    text = paragraphs(arguments.text, arguments.paragraphs)
    with tempfile.TemporaryDirectory() as scratch:
        for family in arguments.families.split(","):
            for measure in map(float, arguments.measures.split(",")):
                job = engines.Job(text, measure, family, arguments.language, Path(scratch), arguments.binary.resolve())
                for name in arguments.engines.split(","):
                    made = engines.make(name, job)
                    if made:
                        show(f"{arguments.language} {measure:g} {family}: {name}", made)


def show(name: str, pdf: Path) -> None:
    """Prints a row."""
    figures = [f"{value:.2f}" if isinstance(value, float) else str(value) for value in score(pdf)]
    print(f"| {name} | " + " | ".join(figures) + " |", flush=True)


if __name__ == "__main__":
    main()
