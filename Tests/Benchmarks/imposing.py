"""Imposes the same pages by pamphlet, pdfimpose and pdfjam, compares the order, and measures all in turns.

usage: imposing.py --binary PATH [--pages 200] [--rounds 5] [--pdfimpose PATH]

pdfimpose is that of `pip install pdfimpose`, pdfjam that of Debian's texlive-extra-utils with texlive-latex-recommended; one that
is not installed is left out. Prints the medians of wall-clock seconds, start of the programs included, and their ratios to
ours; exits with 1 if the order differs.
"""

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "Judges"))
from made_pdf import numbered_pages  # noqa: E402


def order(file: Path) -> list[list[str]]:
    """The numbers on each side from left to right, those above first."""
    run = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, check=True)
    sides = []
    for page in ElementTree.fromstring(run.stdout).iter("{http://www.w3.org/1999/xhtml}page"):
        middle = float(page.get("height")) / 2
        words = [(float(word.get("yMin")) > middle, float(word.get("xMin")), word.text)
                 for word in page if re.fullmatch(r"q\d+q", word.text or "")]
        sides.append([text for _, _, text in sorted(words)])
    return sides


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--pdfimpose", default="pdfimpose")
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "made.pdf").write_bytes(numbered_pages(arguments.pages))
        commands = {
            "pamphlet": [arguments.binary, "impose", str(folder / "made.pdf"), "-q", "--marks", "none", "-o"],
            "pdfimpose": [arguments.pdfimpose, "saddle", "--signature", "2x1", str(folder / "made.pdf"), "-o"],
        }
        if shutil.which("pdfjam"):
            commands["pdfjam"] = ["pdfjam", "--booklet", "true", "--landscape", str(folder / "made.pdf"), "-o"]
        commands = {tool: command for tool, command in commands.items() if shutil.which(command[0])}
        times: dict[str, list[float]] = {tool: [] for tool in commands}
        for _ in range(arguments.rounds):
            for tool, command in commands.items():
                start = time.perf_counter()
                subprocess.run([*command, str(folder / f"{tool}.pdf")], check=True, capture_output=True)
                times[tool].append(time.perf_counter() - start)
        orders = {tool: order(folder / f"{tool}.pdf") for tool in commands}
    if "pdfjam" in orders:
        # It turns every front upside down, for printers that flip on the long edge.
        orders["pdfjam"] = [side if number % 2 else side[::-1] for number, side in enumerate(orders["pdfjam"])]
    medians = {tool: statistics.median(values) for tool, values in times.items()}
    for tool, median in medians.items():
        kind = "the same order" if orders[tool] == orders["pamphlet"] else "ANOTHER order"
        print(f"{tool:10} {median:.3f} s, {median / medians['pamphlet']:.1f} times ours, {kind}")
    sys.exit(0 if all(found == orders["pamphlet"] for found in orders.values()) else 1)
