"""Sets generated documents with many notes and checks where their pages end, from the PDFs alone.

usage: pages.py [--binary PATH] [--documents N] [--seed N] [--layouts NAME,NAME…]

Each document is a chapter of a long file, since chapters begin on new pages; so ten thousand take a minute or two. Counted
are marks whose notes begin on another page, and single lines of longer paragraphs at the head or the foot of a page. The
exit code is 1 if there are any. `--documents 10000` is what the project promises; the suite tries a few in the process itself.
"""

import argparse
import html
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

SYLLABLES = ["ba", "ri", "to", "lu", "men", "sal", "ver", "do", "ke", "nim", "por", "gan", "thi", "es", "a", "o"]
WORD = re.compile(r'<(page)|<word xMin="[\d.-]+" yMin="([\d.-]+)" xMax="[\d.-]+" yMax="([\d.-]+)">(.*?)</word>')


def word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.choice([1, 1, 2, 2, 3, 4])))


def document(chance: random.Random, number: int) -> str:
    """A chapter: paragraphs that begin with `qa…` and end with `qz…`, marks behind `mk…`, notes that begin with `nt…`."""
    density = chance.choice([0, 0.005, 0.02, 0.05])
    blocks, notes = [f"# Chapter {number}"], []
    for paragraph in range(chance.randint(2, 18)):
        key = f"{number}x{paragraph}"
        words = [f"qa{key}"]
        for place in range(chance.choice([4, 15, 40, 90, 200])):
            words.append(word(chance))
            if chance.random() < density:
                note = f"{key}x{place}"
                words[-1] = f"mk{note}[^{note}]"
                length = chance.choice([2, 8, 20, 60, 60, 250])
                notes.append(f"[^{note}]: nt{note} " + " ".join(word(chance) for _ in range(length)))
        if chance.random() < 0.1:
            blocks.append("## " + " ".join(word(chance) for _ in range(4)))
        blocks.append(" ".join([*words, f"qz{key}"]))
    return "\n\n".join(blocks + notes)


def words(pdf: Path) -> list[tuple[int, float, float, str]]:
    """Page, foot, height and text of every word."""
    run = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True)
    found, page = [], -1
    for match in WORD.finditer(run.stdout):
        if match[1]:
            page += 1
        else:
            found.append((page, float(match[3]), float(match[3]) - float(match[2]), html.unescape(match[4])))
    return found


def faults(pdf: Path) -> Counter:
    """What is wrong on the pages, and how much was looked at."""
    found, counts = words(pdf), Counter()
    height = Counter(round(entry[2], 1) for entry in found if entry[3].startswith("qa")).most_common(1)[0][0]
    pages: dict[str, int] = {}
    lines: dict[str, dict[int, set[float]]] = defaultdict(lambda: defaultdict(set))
    current = ""
    for page, foot, high, text in found:
        pages.setdefault(text[:2] + re.sub(r"\D*$", "", text[2:]) if text[:2] in ("mk", "nt") else text, page)
        if abs(high - height) > 0.3:
            continue
        if text.startswith("qa"):
            current = text
        if current:
            lines[current][page].add(round(foot, 1))
        if text.startswith("qz"):
            current = ""
    for text, page in pages.items():
        if text.startswith("nt"):
            counts["notes"] += 1
            counts["marks on another page"] += pages.get("mk" + text[2:]) != page
    for by_page in lines.values():
        counts["paragraphs over pages"] += len(by_page) > 1
        if len(by_page) > 1:
            first, last = min(by_page), max(by_page)
            counts["orphans"] += len(by_page[first]) == 1
            counts["widows"] += len(by_page[last]) == 1
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--binary", type=Path, default=Path(".build/release/pamphlet"))
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layouts", default="book-a5,book-a6,zine-a7,essay-a4")
    arguments = parser.parse_args()
    chance, total = random.Random(arguments.seed), Counter()
    layouts = arguments.layouts.split(",")
    with tempfile.TemporaryDirectory() as scratch:
        for start in range(0, arguments.documents, 500):
            layout = layouts[start // 500 % len(layouts)]
            source, style, target = (Path(scratch) / name for name in ("many.md", "layout.yaml", "many.pdf"))
            numbers = range(start, min(start + 500, arguments.documents))
            source.write_text("\n\n".join(document(chance, number) for number in numbers))
            style.write_text(f"extends: {layout}\nbook: {{opening: page}}\nhyphenation: {{on: no}}\n")
            subprocess.run([arguments.binary, "build", "--lang", "en", source, "-t", "pdf", "-l", style, "-o", target],
                           check=True, capture_output=True)
            counts = faults(target)
            print(f"{layout} from document {start}: {dict(counts)}", flush=True)
            total += counts
    print(dict(total))
    sys.exit(any(total[name] for name in ("marks on another page", "orphans", "widows")))


if __name__ == "__main__":
    main()
