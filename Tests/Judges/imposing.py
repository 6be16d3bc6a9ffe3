"""Imposes made PDFs by every scheme, folds the sheets as a person would, and reads the pages.

usage: imposing.py --binary PATH [--all]

The folding here knows nothing of the program's formulas: a sheet is a grid of leaves with two faces, and folding turns one
half over onto the other. --all takes every number of pages from 1 to 200 and not a choice of them. Also: the structure of
an imposed file reads like that of the file it was made of, links lie on what they are on, and veraPDF and qpdf find nothing.
Closes with `N passed, N failed`.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from checks import Checks
from made_pdf import numbered_pages

MM = 72 / 25.4
Face = tuple[int, bool] | None  # the page, and whether its head points away from the reader


@dataclass(frozen=True)
class Leaf:
    """A piece of paper with the face that lies up and the one that lies down."""

    up: Face
    down: Face

    def turned(self, toggles: bool) -> "Leaf":
        def face(value: Face) -> Face:
            return value and (value[0], value[1] != toggles)

        return Leaf(face(self.down), face(self.up))


Grid = list[list[list[Leaf]]]  # rows of columns of piles, the top leaf first


def turned_over(pile: list[Leaf], toggles: bool) -> list[Leaf]:
    return [leaf.turned(toggles) for leaf in reversed(pile)]


def face_down(grid: Grid) -> Grid:
    """The sheet turned about its vertical axis."""
    return [[turned_over(pile, False) for pile in reversed(row)] for row in grid]


def left_over_right(grid: Grid) -> Grid:
    half = len(grid[0]) // 2
    return [[turned_over(row[half - 1 - c], False) + row[half + c] for c in range(half)] for row in grid]


def right_over_left(grid: Grid) -> Grid:
    half = len(grid[0]) // 2
    return [[turned_over(row[2 * half - 1 - c], False) + row[c] for c in range(half)] for row in grid]


def top_over_bottom(grid: Grid) -> Grid:
    half = len(grid) // 2
    width = len(grid[0])
    return [[turned_over(grid[half - 1 - r][c], True) + grid[half + r][c] for c in range(width)] for r in range(half)]


def laid_on(grids: list[Grid]) -> Grid:
    """Sheets on each other; the last is on top."""
    rows, columns = len(grids[0]), len(grids[0][0])
    return [[[leaf for grid in reversed(grids) for leaf in grid[r][c]] for c in range(columns)] for r in range(rows)]


def faces(pile: list[Leaf]) -> list[Face]:
    return [face for leaf in pile for face in (leaf.up, leaf.down)]


# Reading the sheets


Words = list[tuple[str, float, float]]


def pages_of(file: Path) -> list[tuple[float, float, Words]]:
    """Width, height and the words of each side, with the middles of their boxes."""
    run = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, check=True)
    sides = []
    for page in ElementTree.fromstring(run.stdout).iter("{http://www.w3.org/1999/xhtml}page"):
        words = []
        for word in page:
            box = [float(word.get(key)) for key in ("xMin", "xMax", "yMin", "yMax")]
            words.append((word.text or "", (box[0] + box[1]) / 2, (box[2] + box[3]) / 2))
        sides.append((float(page.get("width")), float(page.get("height")), words))
    return sides


def cells(side: tuple[float, float, Words], columns: list[float], rows: int) -> list[list[Face]]:
    """What is in each cell of a side; `columns` are the shares of the width."""
    width, height, words = side
    borders = [sum(columns[: index + 1]) * width for index in range(len(columns))]
    grid: list[list[Face]] = [[None] * len(columns) for _ in range(rows)]
    feet = [(word[4:], x, y) for word, x, y in words if word.startswith("foot")]
    for word, x, y in words:
        found = re.fullmatch(r"q(\d+)q", word)
        if not found:
            continue
        column = next(index for index, border in enumerate(borders) if x <= border + 0.5)
        row = min(rows - 1, int(y / height * rows))
        near = [fy for number, fx, fy in feet if number == found.group(1) and abs(fx - x) < 80]
        foot = min(near, key=lambda fy: abs(fy - y))
        if grid[row][column] is not None:
            raise ValueError(f"two pages in one cell: {grid[row][column]} and {word}")
        grid[row][column] = (int(found.group(1)), foot > y)
    return grid


def sheets(files: list[Path], columns: list[float], rows: int) -> list[Grid]:
    """The sheets with their fronts up, as the printer delivers them that the names of the files ask for."""
    one_side = "one-side" in files[0].name
    printed = [pages_of(file) for file in files]
    if len(printed) == 2:
        pairs = list(zip(printed[0], printed[1], strict=True))
    elif one_side:
        pairs = [(side, None) for side in printed[0]]
    else:
        pairs = list(zip(printed[0][::2], printed[0][1::2], strict=True))
    result = []
    for front, back in pairs:
        width, height, _ = front
        about_vertical = len(files) == 2 or one_side or ("SHORT" in files[0].name) == (width > height)
        seen = cells(front, columns, rows)
        # A back of panels mirrors them; turned about the other axis it does not.
        behind = cells(back, columns[::-1] if about_vertical else columns, rows) if back else None
        grid: Grid = []
        for r in range(rows):
            line = []
            for c in range(len(columns)):
                down: Face = None
                if behind and about_vertical:
                    down = behind[r][len(columns) - 1 - c]
                elif behind:
                    other = behind[rows - 1 - r][c]
                    down = other and (other[0], not other[1])
                line.append([Leaf(seen[r][c], down)])
            grid.append(line)
        result.append(grid)
    return result


# Folding


def nested(grids: list[Grid], mirrored: bool) -> list[Face]:
    """Sheets laid in each other, the first outermost, and folded once."""
    pile = laid_on([face_down(grid) for grid in grids])
    return faces((right_over_left if mirrored else left_over_right)(pile)[0][0])


def signatures(size: int):
    def fold(grids: list[Grid], mirrored: bool) -> list[Face]:
        step = size or len(grids)
        return [f for start in range(0, len(grids), step) for f in nested(grids[start : start + step], mirrored)]

    return fold


def cut_and_nested(grids: list[Grid], mirrored: bool) -> list[Face]:
    return nested([[grid[0]] for grid in grids] + [[grid[1]] for grid in grids], mirrored)


def quarto(grids: list[Grid], mirrored: bool) -> list[Face]:
    pile = top_over_bottom(laid_on([face_down(grid) for grid in grids]))
    return faces((right_over_left if mirrored else left_over_right)(pile)[0][0])


def octavo(grids: list[Grid], mirrored: bool) -> list[Face]:
    first, last = (left_over_right, right_over_left) if mirrored else (right_over_left, left_over_right)
    return [face for grid in grids for face in faces(last(top_over_bottom(first(face_down(grid))))[0][0])]


def french(grids: list[Grid], mirrored: bool) -> list[Face]:
    read = quarto(grids, mirrored)
    # Every second face is white and is hidden in the fold.
    return [read[index] for index in (0, 3, 4, 7)]


def ring(grids: list[Grid], mirrored: bool) -> list[Face]:
    """Zines: the pages walk through neighbouring cells; a step up or down turns the page on its head, and goes from the front
    of a leaf to its back, never across a spread."""
    grid = grids[0]
    place = {grid[r][c][0].up[0]: (r, c, grid[r][c][0].up[1])
             for r in range(len(grid)) for c in range(len(grid[0])) if grid[r][c][0].up}
    read: list[Face] = []
    count = len(grid) * len(grid[0])
    for page in range(1, count + 1):
        if page not in place:
            read.append(None)
            continue
        row, column, upright = place[page]
        good = True
        if page + 1 in place:
            next_row, next_column, next_upright = place[page + 1]
            steps = abs(row - next_row) + abs(column - next_column)
            good = steps == 1 and ((upright == next_upright) == (row == next_row)) and (row == next_row or page % 2 == 1)
        read.append((page, good))
    if place.get(1) and not place[1][2]:
        return [None]
    return read


def stacked(grids: list[Grid], mirrored: bool) -> list[Face]:
    order = [(r, c) for r in range(len(grids[0])) for c in range(len(grids[0][0]))]
    if mirrored:
        order = [(r, len(grids[0][0]) - 1 - c) for r, c in order]
    return [face for r, c in order for grid in grids for face in faces(grid[r][c])]


def repeated(grids: list[Grid], mirrored: bool) -> list[Face]:
    read: list[Face] = []
    for grid in grids:
        kinds = {(leaf.up, leaf.down) for row in grid for pile in row for leaf in pile}
        if len(kinds) != 1:
            return [None, (0, False)]
        read += kinds.pop()
    return read


def leaflet(outside: list[int], inside: list[int]):
    """Panels in the order in which somebody reads them who unfolds the sheet; both sides left to right."""

    def fold(grids: list[Grid], mirrored: bool) -> list[Face]:
        row = grids[0][0]
        fronts = [pile[0].up for pile in row]
        backs = [pile[0].down for pile in reversed(row)]
        if mirrored:
            fronts, backs = fronts[::-1], backs[::-1]
        read: list[Face] = [None] * (len(outside) + len(inside))
        for number, face in list(zip(outside, fronts)) + list(zip(inside, backs)):
            read[number - 1] = face
        return read

    return fold


def equal(count: int) -> list[float]:
    return [1 / count] * count


def shares(*widths: float) -> list[float]:
    return [width / sum(widths) for width in widths]


# The scheme, columns as shares of the width, rows, folding, most pages, and pages on a sheet.
SCHEMES = [
    ("saddle", equal(2), 1, signatures(0), None),
    ("saddle:16", equal(2), 1, signatures(4), None),
    ("perfect:2", equal(2), 1, signatures(2), None),
    ("4up", equal(2), 2, cut_and_nested, None),
    ("quarto", equal(2), 2, quarto, None),
    ("octavo", equal(4), 2, octavo, None),
    ("french", equal(2), 2, french, 4),
    ("zine8", equal(4), 2, ring, 8),
    ("zine16", equal(4), 4, ring, 16),
    ("stack:2x2", equal(2), 2, stacked, None),
    ("stack:3x2", equal(3), 2, stacked, None),
    ("repeat:2x2", equal(2), 2, repeated, None),
    ("repeat:2x1", equal(2), 1, repeated, None),
    ("c-fold", shares(97, 100, 100), 1, leaflet([5, 6, 1], [2, 3, 4]), 6),
    ("z-fold", equal(3), 1, leaflet([1, 2, 3], [4, 5, 6]), 6),
    ("accordion:4", equal(4), 1, leaflet([1, 2, 3, 4], [5, 6, 7, 8]), 8),
    ("accordion:5", equal(5), 1, leaflet([1, 2, 3, 4, 5], [6, 7, 8, 9, 10]), 10),
    ("roll:4", shares(71.75, 73.75, 75.75, 75.75), 1, leaflet([7, 6, 8, 1], [2, 3, 4, 5]), 8),
    ("gate", shares(73.75, 149.5, 73.75), 1, leaflet([2, 6, 1], [3, 4, 5]), 6),
    ("double-parallel", shares(75.25, 75.25, 73.25, 73.25), 1, leaflet([8, 1, 4, 5], [6, 3, 2, 7]), 8),
]


def judged(binary: Path, made: Path, count: int, scheme: tuple, duplex: str, mirrored: bool) -> tuple[str, list[str]]:
    name, columns, rows, fold, most = scheme
    title = f"{count} pages, {name}, {duplex}{', right to left' if mirrored else ''}"
    with tempfile.TemporaryDirectory() as folder:
        command = [str(binary), "impose", str(made), "--scheme", name, "--duplex", duplex, "--marks", "none", "-q",
                   "-o", folder + "/"] + (["--right-to-left"] if mirrored else [])
        run = subprocess.run(command, capture_output=True, text=True)
        if most and count > most:
            return title, [] if run.returncode == 5 else [f"exit code {run.returncode} for too many pages"]
        if run.returncode:
            return title, [run.stderr.strip()]
        files = sorted(Path(folder).iterdir())
        try:
            read = fold(sheets(files, columns[::-1] if mirrored else columns, rows), mirrored)
        except (ValueError, StopIteration) as error:
            return title, [str(error)]
        while read and read[-1] is None:
            read.pop()
        wanted = [(page, True) for page in range(1, count + 1)]
        return title, [] if read == wanted else [f"reads {read[:12]}"]


def folds(binary: Path, checks: Checks, counts: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        jobs = []
        for count in counts:
            made = Path(folder) / f"{count}.pdf"
            made.write_bytes(numbered_pages(count))
            for scheme in SCHEMES:
                if scheme[4] and count > scheme[4] + 1:
                    continue
                for duplex in ("long", "short", "manual"):
                    for mirrored in (False, True):
                        jobs.append(pool.submit(judged, binary, made, count, scheme, duplex, mirrored))
        for job in jobs:
            checks.check(*job.result())


# Tags and links

MANUSCRIPT = """---
title: Panels
lang: en
---

# One

See [the last part](#four) and [a place outside](https://example.org/outside).

# Two

{long}

# Three

- An item
- Another, with a note[^1]

[^1]: The note.

{long}

# Four

The last part.
""".format(long="\n\n".join("Words of a paragraph that goes on for a while and then stops. " * 9 for _ in range(4)))


def structure(file: Path) -> list[str]:
    run = subprocess.run(["pdfinfo", "-struct-text", str(file)], capture_output=True, text=True, check=True)
    # Poppler names the objects of links, which have other numbers in every file.
    lines = [" ".join(line.split()) for line in run.stdout.splitlines()]
    return [line for line in lines if line and not re.fullmatch(r"Object \d+ \d+", line)]


def links(file: Path, word: str) -> list[str]:
    """Whether each link to the address lies on its words."""
    from made_pdf import link_boxes

    problems = []
    boxes = link_boxes(file)
    hits = 0
    for number, (width, height, words) in enumerate(pages_of(file)):
        for text, x, y in words:
            if text.strip(".") != word:
                continue
            found = any(l - 1 <= x <= r + 1 and b - 1 <= height - y <= t + 1 for l, b, r, t in boxes.get(number, []))
            hits += found
            if not found:
                problems.append(f"no link on “{word}” of side {number + 1}")
    return problems or ([] if hits else [f"“{word}” was not found"])


def landings(file: Path, titles: tuple[str, ...]) -> list[str]:
    """Whether each entry of the outline leads into the panel that its heading is in: as high as that, and beside it."""
    from made_pdf import outline_places

    problems = []
    sides = pages_of(file)
    found = {title: (number, x, y) for title, number, x, y in outline_places(file)}
    for title in titles:
        if title not in found:
            problems.append(f"“{title}” is not in the outline")
            continue
        number, left, top = found[title]
        _, height, words = sides[number]
        near = [(x, y) for text, x, y in words if text == title and abs(height - y - top) < 40 and abs(x - left) < 320]
        if not near:
            problems.append(f"“{title}” leads to {left:.0f}, {top:.0f} on side {number + 1}, and is not there")
    return problems


TITLES = ("One", "Two", "Three", "Four")
SHORT = "---\ntitle: Panels\nlang: en\n---\n\n" + "\n\n".join(
    f"# {title}\n\nWords, and [a place outside](https://example.org/outside).\n\n- An item\n- Another\n" for title in TITLES)


def tagged_shortly(binary: Path, checks: Checks, folder: Path) -> list[Path]:
    """A tagged text of few pages by every scheme; the files."""
    (folder / "short.md").write_text(SHORT)
    made = folder / "short.pdf"
    subprocess.run([str(binary), "build", str(folder / "short.md"), "-t", "pdf", "-l", "zine-a7", "-q", "-o", str(made)], check=True)
    wanted = structure(made)
    files = []
    for name, _, _, _, _ in SCHEMES:
        out = folder / f"short-{name.replace(':', '-')}.pdf"
        run = subprocess.run([str(binary), "impose", str(made), "--scheme", name, "-q", "-o", str(out)], capture_output=True, text=True)
        if run.returncode:
            checks.check(f"a short text by {name}", run.stderr)
            continue
        files.append(out)
        checks.check(f"tags of a short text by {name}", [] if structure(out) == wanted else ["the structure reads otherwise"])
        checks.check(f"outline of a short text by {name}", landings(out, TITLES))
    return files


def tagged(binary: Path, checks: Checks) -> None:
    import json

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "work.md").write_text(MANUSCRIPT)
        subprocess.run([str(binary), "build", str(folder / "work.md"), "-t", "pdf", "-q", "-o", str(folder / "work.pdf")],
                       check=True)
        wanted = structure(folder / "work.pdf")
        files = []
        for scheme in ("saddle", "4up", "quarto", "octavo", "stack:2x2", "accordion"):
            out = folder / f"{scheme.replace(':', '-')}.pdf"
            run = subprocess.run([str(binary), "impose", str(folder / "work.pdf"), "--scheme", scheme, "-q", "-o", str(out)],
                                 capture_output=True, text=True)
            if run.returncode:
                checks.check(f"tagged pages by {scheme}", run.stderr)
                continue
            files.append(out)
            checks.check(f"tags by {scheme}", [] if structure(out) == wanted else ["the structure reads otherwise"])
            checks.check(f"links by {scheme}", links(out, "outside") + landings(out, TITLES))
            run = subprocess.run(["qpdf", "--check", str(out)], capture_output=True, text=True)
            checks.check(f"qpdf on {scheme}", run.stderr if run.returncode else [])
        # A tagged page that is shown four times.
        out = folder / "repeated.pdf"
        subprocess.run([str(binary), "impose", str(folder / "work.pdf"), "--scheme", "repeat:2x2", "-q", "-o", str(out)], check=True)
        files.append(out)
        checks.check("tags by repeat:2x2", [] if structure(out) == wanted else ["the structure reads otherwise"])
        for layout in ("trifold-a4", "zfold-a4", "accordion-a4", "booklet-a4", "booklet-letter", "gatefold-a4"):
            subprocess.run([str(binary), "build", str(folder / "work.md"), "-l", layout, "-t", "pdf,booklet", "-q",
                            "-o", str(folder / layout)], check=True)
            sheet = next(path for path in (folder / layout).iterdir() if "flip" in path.name)
            files.append(sheet)
            same = structure(sheet) == structure(folder / layout / "work.pdf")
            checks.check(f"tags by {layout}", [] if same else ["the structure reads otherwise"])
            checks.check(f"links by {layout}", links(sheet, "outside") + landings(sheet, TITLES))
        files += tagged_shortly(binary, checks, folder)
        validity = Path(__file__).with_name("pdf_validity.py")
        run = subprocess.run([sys.executable, str(validity), *map(str, files)], capture_output=True, text=True)
        for line in run.stdout.splitlines():
            found = json.loads(line)
            checks.check(f"veraPDF {found['flavour']} on {Path(found['file']).name}", found["problems"])
        checks.check("veraPDF", [] if run.returncode == 0 and run.stdout else [run.stderr[-300:] or "said nothing"])


# Widths of panels in mm: outside and inside from left to right (C-fold by 3 mm, roll by 2 mm, gate with a gap of 2 mm).
W = 297
WIDTHS = {
    "c-fold": ([W / 3 - 2, W / 3 + 1, W / 3 + 1], [W / 3 + 1, W / 3 + 1, W / 3 - 2]),
    "z-fold": ([W / 3] * 3, [W / 3] * 3),
    "accordion:4": ([W / 4] * 4, [W / 4] * 4),
    "roll:4": ([71.75, 73.75, 75.75, 75.75], [75.75, 75.75, 73.75, 71.75]),
    "gate": ([(W - 2) / 4, (W + 2) / 2, (W - 2) / 4], [(W - 2) / 4, (W + 2) / 2, (W - 2) / 4]),
    "double-parallel": ([(W + 4) / 4] * 2 + [(W + 4) / 4 - 2] * 2, [(W + 4) / 4 - 2] * 2 + [(W + 4) / 4] * 2),
}


def fold_marks(file: Path) -> list[float]:
    """Where the upright marks of the first side stand, in mm from the left."""
    run = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", str(file), "-"], capture_output=True, check=True)
    found = re.search(rb"/Artifact[^\n]*(?:BMC|BDC)\n(?:0 g\n)?((?:[-\d. ]+ re f\n)+)EMC", run.stdout)
    boxes = [list(map(float, line.split()[:4])) for line in found.group(1).splitlines()] if found else []
    return sorted({round((x + w / 2) / MM, 3) for x, y, w, h in boxes if h > w})


def widths(binary: Path, checks: Checks) -> None:
    """Panels are as wide as the schemes say, to 0.01 mm: told by the fold marks outside."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for scheme, (outside, inside) in WIDTHS.items():
            made = folder / "made.pdf"
            made.write_bytes(numbered_pages(len(outside) * 2))
            for mirrored in (False, True):
                out = folder / "out.pdf"
                subprocess.run([str(binary), "impose", str(made), "--scheme", scheme, "-q", "-o", str(out)]
                               + (["--right-to-left"] if mirrored else []), check=True)
                row = outside[::-1] if mirrored else outside
                wanted = [sum(row[: index + 1]) for index in range(len(row) - 1)]
                marks = fold_marks(out)
                near = len(marks) == len(wanted) and all(abs(a - b) < 0.01 for a, b in zip(marks, wanted))
                title = f"panels by {scheme}{', right to left' if mirrored else ''}"
                checks.check(title, [] if near else [f"folds at {marks}, not {wanted}"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--all", action="store_true")
    arguments = parser.parse_args()
    found = Checks()
    folds(arguments.binary, found,
          list(range(1, 201)) if arguments.all else [1, 4, 5, 8, 9, 16, 17, 33])
    widths(arguments.binary, found)
    tagged(arguments.binary, found)
    found.close()
