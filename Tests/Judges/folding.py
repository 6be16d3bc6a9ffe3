"""Folds a booklet as a person would, and reads it.

The sheets are printed on both sides and flipped on the short edge, so what is printed on the left of a back stands behind
the right of its front. Laid on each other, the first outermost, and folded once, they give leaves; turning the leaves must
give the pages of the reading copy in order.
"""

import subprocess
import unicodedata
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

from words import tokens

Words = list[str]


def sides(file: Path) -> list[tuple[Words, Words]]:
    """The words on the left and on the right half of each page of a PDF."""
    run = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, check=True)
    kept = "".join(chr(code) for code in range(0x20, 0x7F)) + "\n"
    text = "".join(c for c in run.stdout.decode("utf-8", errors="replace") if c in kept or ord(c) >= 0xA0)
    result = []
    for page in ElementTree.fromstring(text).iter("{http://www.w3.org/1999/xhtml}page"):
        left: Words = []
        right: Words = []
        middle = float(page.get("width")) / 2
        for word in page:
            place = (float(word.get("xMin")) + float(word.get("xMax"))) / 2
            (left if place < middle else right).extend(tokens(word.text or ""))
        result.append((left, right))
    return result


def folded(printed: list[tuple[Words, Words]], right_to_left: bool) -> list[Words]:
    """The pages of the booklet in the order in which turning its leaves shows them."""
    if right_to_left:
        printed = [(right, left) for left, right in printed]
    sheets = [(printed[index], printed[index + 1]) for index in range(0, len(printed) - 1, 2)]
    opening = [half for (_, right), (left, _) in sheets for half in (right, left)]
    closing = [half for (left, _), (_, right) in reversed(sheets) for half in (right, left)]
    return opening + closing


def problems(booklet: Path, copy: Path, manuscript_text: str) -> list[str]:
    """What is wrong with a booklet, compared with the pages it is made of."""
    printed = sides(booklet)
    if len(printed) % 2:
        return [f"{len(printed)} sides: the last sheet has no back"]
    letters = [unicodedata.bidirectional(character) for character in manuscript_text]
    right_to_left = letters.count("R") + letters.count("AL") > letters.count("L")
    pages = [sorted(left + right) for left, right in sides(copy)]
    read = [sorted(page) for page in folded(printed, right_to_left)]
    blanks = [page for page in read if not page]
    while len(read) > len(pages) and blanks:
        place = len(read) - 1 - next(index for index, page in enumerate(reversed(read)) if not page)
        del read[place]
        blanks.pop()
    if len(read) != len(pages):
        return [f"{len(pages)} pages became {len(read)}"]
    return [
        f"page {number} reads: {' '.join(got[:8])}"
        for number, (want, got) in enumerate(zip(pages, read), 1)
        if differing(want, got) > (1 if len(want) > 20 else 0)
    ]


def differing(want: Words, got: Words) -> int:
    """How many words are on one of two pages only. Poppler may see a word that stands alone as one across the fold."""
    return (Counter(want) - Counter(got)).total() + (Counter(got) - Counter(want)).total()

