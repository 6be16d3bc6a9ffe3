"""Finds how few words have to be divided in justified text of cells, whatever program sets it.

usage: cell_bound.py LANGUAGE=FILE…

Each file is prose as for text.py. For widths of 72, 56, 34 and 28 columns this prints a lower bound: of the lines, at
least so many percent have a gap of three cells or more or cannot be filled, however many end in a hyphen; and at least so many
end in a hyphen if no more than the given percent may have such a gap. A line that cannot be filled is taken for such a gap, and
for three hyphens.

The bound is Lagrange's: paragraphs are broken with the least sum of hyphens plus a price for each line with a wide gap, for
several prices, and the price times the lines that may have one is taken off again. Words are divided by the patterns of
pyphen, two letters from their ends, which allows more than books do.
"""

import re
import sys
from pathlib import Path

import pyphen
from text import WIDTHS, paragraphs

# Percent of lines that may have a gap of three cells or more, and the widest gap, by width.
ALLOWED = {72: (0, 3), 56: (0, 3), 34: (3, 4), 28: (8, 4)}
PRICES = (0, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5)
UNFILLED = 3.0
DEAR = 1_000_000.0


def places(word: str, patterns: pyphen.Pyphen) -> list[tuple[int, int]]:
    """Offsets at which a line may end inside a word, and the width of the hyphen that is put there."""
    found, offset = [], 0
    parts = re.findall(r"[^-—–/]*[-—–/]+|[^-—–/]+", word)
    for part in parts:
        for letters in re.finditer(r"[^\W\d_]{4,}", part):
            start = offset + letters.start()
            found += [(start + place, 1) for place in patterns.positions(letters[0])]
        offset += len(part)
        if offset < len(word):
            found.append((offset, 0))
    return sorted(found)


class Paragraph:
    """A paragraph's words with their places, and the cheapest way to break it."""

    def __init__(self, text: str, patterns: pyphen.Pyphen) -> None:
        self.words = [(len(word), places(word, patterns)) for word in text.split()]

    def cheapest(self, width: int, widest: int, price: float) -> tuple[float, int]:
        """The least cost, and the number of lines that has it."""
        best: dict[tuple[int, int], tuple[float, int]] = {(0, 0): (0.0, 0)}
        last = (len(self.words), 0)
        starts = [(word, place) for word, (_, inner) in enumerate(self.words) for place in (0, *(at for at, _ in inner))]
        for start in starts:
            if start not in best:
                continue
            cost, lines = best[start]
            for end, length, gaps, hyphen in self.ends(start, width):
                line = hyphen if end == last else hyphen + self.gap_cost(width - length, gaps, widest, price)
                if end not in best or cost + line < best[end][0]:
                    best[end] = (cost + line, lines + 1)
        return best[last]

    def ends(self, start: tuple[int, int], width: int):
        """Where a line that begins at `start` can end, with its length, gaps and hyphens."""
        word, skipped = start
        length, gaps = -1, -1
        is_stuck = True
        while word < len(self.words):
            whole, inner = self.words[word]
            length, gaps = length + 1 - skipped, gaps + 1
            for place, hyphen in inner:
                if place > skipped and length + place + hyphen <= width:
                    is_stuck = False
                    yield (word, place), length + place + hyphen, gaps, hyphen
            length += whole
            if length > width:
                if is_stuck:
                    # What fits on no line has one to itself, which cannot be filled.
                    yield (word + 1, 0), 0, 0, 0
                return
            word, skipped = word + 1, 0
            is_stuck = False
            yield (word, 0), length, gaps, 0

    @staticmethod
    def gap_cost(slack: int, gaps: int, widest: int, price: float) -> float:
        """What a line costs that has `slack` cells to spread over its gaps."""
        if slack == 0:
            return 0
        largest = 1 - (-slack // gaps) if gaps > 0 else widest + 1
        return max(UNFILLED, price) if largest > widest else price if largest >= 3 else 0


def main() -> None:
    print("| text | width | wide gaps at least, % | wide gaps allowed, % | hyphens at least, % |\n|---|---|---|---|---|")
    for argument in sys.argv[1:]:
        language, name = argument.split("=", 1)
        code = pyphen.language_fallback(language)
        patterns = pyphen.Pyphen(lang={"en": "en_US"}.get(language, code))
        texts = [Paragraph(text, patterns) for text in paragraphs(Path(name))]
        for width in WIDTHS:
            share, widest = ALLOWED[width]
            bound = 0.0
            for price in PRICES:
                ways = [text.cheapest(width, widest, price) for text in texts]
                lines = sum(count for _, count in ways)
                bound = max(bound, 100 * sum(cost for cost, _ in ways) / lines - price * share)
            # So dear that nothing is saved by one more of them.
            ways = [text.cheapest(width, widest, DEAR) for text in texts]
            gaps = 100 * sum(cost // DEAR for cost, _ in ways) / sum(count for _, count in ways)
            hyphens = f"{bound:.1f}" if gaps <= share else "–"
            print(f"| {language} | {width} | {gaps:.1f} | {share} | {hyphens} |", flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main()
