"""Makes documents of varied structure and asks for exact numbers of pages near their natural length.

usage: copyfitting.py --binary PATH [--documents 100] [--seed 1]

A document's natural length is its full pages and the filled share of its last one. Numbers of pages within 8 % of that have to
come out exactly; where they do not, the exit code has to be 5 and the message has to name cuts. Sizes of running text below the
layout's floor count as failures. Prints a line for each miss and a summary; exits with 1 below 95 %.
"""

import argparse
import random
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

LAYOUTS = ["book-a5", "essay-a4", "two-column-a4"]
SYLLABLES = "ba ne ti ro lu sam ver kin dol pra este mon ur fel gas thi wen oro lam pes".split()


def sentence(chance: random.Random) -> str:
    words = ["".join(chance.choices(SYLLABLES, k=chance.choice([1, 1, 2, 2, 3]))) for _ in range(chance.randint(5, 24))]
    return " ".join(words).capitalize() + chance.choice(".....?!")


def paragraph(chance: random.Random) -> str:
    return " ".join(sentence(chance) for _ in range(chance.randint(1, 8)))


def manuscript(chance: random.Random) -> str:
    """Headings, paragraphs, lists, notes, tables, verse, quotations, in a mixture that differs from one to the next."""
    weights = [chance.uniform(4, 12), *(chance.uniform(0, 2) for _ in range(5))]
    parts, notes = ["---\ntitle: Made\nlang: la\n---\n"], 0
    for _ in range(chance.randint(2, 7)):
        parts.append(f"# {' '.join(sentence(chance).split()[:4])}")
        for _ in range(chance.randint(4, 16)):
            kind = chance.choices(["text", "list", "note", "table", "verse", "quotation"], weights)[0]
            text = paragraph(chance)
            if kind == "list":
                text = "\n".join(f"- {sentence(chance)}" for _ in range(chance.randint(2, 6)))
            elif kind == "note":
                notes += 1
                text = f"{text}[^{notes}]\n\n[^{notes}]: {sentence(chance)}"
            elif kind == "table":
                rows = [[sentence(chance).split()[0] for _ in range(3)] for _ in range(chance.randint(2, 6))]
                text = "\n".join("| " + " | ".join(row) + " |" for row in [rows[0], ["---"] * 3, *rows[1:]])
            elif kind == "verse":
                text = "\n".join(f"| {' '.join(sentence(chance).split()[:6])}" for _ in range(chance.randint(4, 10)))
            elif kind == "quotation":
                text = f"> {text}"
            parts.append(text)
    return "\n\n".join(parts) + "\n"


def length(file: Path) -> tuple[int, float]:
    """Pages, and the share of the last one down to which it is filled, of what the fullest page is."""
    run = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, check=True)
    text = re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", run.stdout)
    feet = []
    for page in ElementTree.fromstring(text).iter("{http://www.w3.org/1999/xhtml}page"):
        height = float(page.get("height"))
        words = [float(word.get("yMax")) for word in page if 0.1 < float(word.get("yMin")) / height < 0.9]
        feet.append(max(words, default=0) / height)
    return len(feet), min(1.0, max(0.0, (feet[-1] - 0.1) / (max(feet) - 0.1)))


def size(file: Path) -> float:
    """The height of most words' boxes, which goes with the type size."""
    run = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, check=True)
    heights = [round(float(b) - float(a), 1) for a, b in re.findall(rb'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"', run.stdout)]
    return max(set(heights), key=heights.count)


def judged(binary: str, seed: int) -> list[tuple[bool, str]]:
    chance = random.Random(seed)
    layout = chance.choice(LAYOUTS)
    found = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "made.md"
        source.write_text(manuscript(chance))

        def build(*options: str) -> subprocess.CompletedProcess:
            command = [binary, "build", str(source), "-t", "pdf", "-l", layout, "-o", str(folder / "made.pdf"), *options]
            return subprocess.run(command, capture_output=True, text=True)

        build("-q")
        pages, filled = length(folder / "made.pdf")
        natural, plain = pages - 1 + filled, size(folder / "made.pdf")
        for wanted in range(max(2, int(natural * 0.9)), int(natural * 1.1) + 2):
            if abs(natural / wanted - 1) > 0.08:
                continue
            told = f"seed {seed}, {layout}: {natural:.2f} pages to {wanted}"
            run = build("--pages", str(wanted))
            if run.returncode == 0:
                made, smaller = length(folder / "made.pdf")[0], size(folder / "made.pdf") / plain
                good = made == wanted and smaller >= 0.85
                found.append((good, f"{told}: {made} pages, type at {smaller:.2f}"))
            else:
                good = run.returncode == 5 and ("line" in run.stderr or "word" in run.stderr)
                found.append((False, f"{told}: exit {run.returncode}{'' if good else ' WITHOUT CUTS'}: {run.stderr.strip()[:200]}"))
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with ThreadPoolExecutor(2) as pool:
        seeds = range(arguments.seed, arguments.seed + arguments.documents)
        results = [result for some in pool.map(lambda seed: judged(arguments.binary, seed), seeds) for result in some]
    for good, told in results:
        if not good:
            print(told)
    share = 100 * sum(good for good, _ in results) / max(1, len(results))
    print(f"{sum(good for good, _ in results)} of {len(results)} goals within 8 % are met exactly: {share:.1f} %")
    sys.exit(0 if share >= 95 else 1)
