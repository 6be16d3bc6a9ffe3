"""Shows text editions in a real terminal and asks it where things stand.

usage: terminals.py --binary PATH

A table, a page of two columns and a booklet are made of words in many scripts. Each line is printed in tmux up to every mark
that ends a cell or begins a column, and the terminal is asked for the cursor's column there: a mark has to stand in the same
one on all lines. Skin tones and joined emoji are left out, for each terminal takes other cells for them. Nothing is asked if
tmux is not installed. Closes with `N passed, N failed`.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from checks import Checks

WORDS = {
    "signs as pictures": "❤️ ☎️ ✔️", "a keycap": "1️⃣", "ideographs": "日本語の本",
    "Hangul": "한국어 책", "conjoining Hangul": "\u1112\u1161\u11ab", "Arabic": "سَلام",
    "Hebrew": "שָׁלוֹם", "Thai": "ที่นี่", "Hindi": "नमस्ते", "Tamil": "நிலம்", "combining marks": "e\u0301a\u0323\u0302", "emoji": "👍 🎉",
    "a flag": "🇩🇪", "halfwidth": "ｱｲ", "fullwidth": "Ａ",
    "dashes": "— … “x”", "accents": "äßçñ", "Cyrillic": "мир", "Greek": "λόγος", "plain": "words",
}
LAYOUTS = {
    "table": "text: {columns: 60, rows: 99, form: scroll, tables: box}\nbook: {contents: never}\n",
    "plain table": "text: {columns: 60, rows: 99, form: scroll, tables: plain}\nbook: {contents: never}\n",
    "columns": "text: {columns: 72, rows: 40, text-columns: 2, header: no, footer: no}\nbook: {contents: never}\n",
    "booklet": "text: {columns: 36, rows: 12, form: booklet, header: no, footer: no}\nbook: {contents: never}\n",
}
MARKS = "│¦"


def manuscript(name: str) -> str:
    """The words as rows of a table, or as lines that begin with a mark."""
    if "table" in name:
        return "| a | b | ¦ |\n|---|:-:|--:|\n" + "".join(f"| {word} | {word} | ¦ |\n" for word in WORDS.values())
    return "\\\n".join(f"¦ {word}" for word in list(WORDS.values()) * 4) + "\n"


def probe(lines: list[str]) -> list[list[int]]:
    """Runs inside the terminal: the columns in which the marks of each line stand."""
    import termios
    import tty

    terminal = os.open("/dev/tty", os.O_RDWR)
    before = termios.tcgetattr(terminal)
    tty.setraw(terminal)
    found = []
    try:
        for line in lines:
            found.append([])
            for place, character in enumerate(line):
                if character in MARKS:
                    os.write(terminal, b"\r\x1b[2K" + line[:place].encode() + b"\x1b[6n")
                    answer = b""
                    while not answer.endswith(b"R"):
                        answer += os.read(terminal, 32)
                    found[-1].append(int(answer.split(b";")[1][:-1]) - 1)
    finally:
        termios.tcsetattr(terminal, termios.TCSANOW, before)
    return found


def columns(lines: list[str], folder: Path) -> list[list[int]]:
    """The columns of the marks, as tmux tells them."""
    asked, told, socket = folder / "lines.json", folder / "columns.json", folder / "tmux"
    asked.write_text(json.dumps(lines))
    told.unlink(missing_ok=True)
    inner = [sys.executable, __file__, "--binary", "-", "--probe", str(asked), str(told)]
    environment = dict(os.environ, LC_ALL="C.UTF-8")
    subprocess.run(
        ["tmux", "-S", str(socket), "-f", "/dev/null", "-u", "new-session", "-d", "-x", "120", "-y", "50", *inner],
        check=True, env=environment)
    for _ in range(600):
        if told.exists():
            break
        time.sleep(0.1)
    subprocess.run(["tmux", "-S", str(socket), "kill-server"], stderr=subprocess.DEVNULL)
    return json.loads(told.read_text())


def judge(binary: Path) -> Checks:
    """Asks for the marks of each form."""
    checks = Checks()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for form, layout in LAYOUTS.items():
            (folder / "text.md").write_text("---\nlang: en\n---\n\n" + manuscript(form))
            (folder / "text.yaml").write_text(layout)
            command = [
                str(binary), "build", str(folder / "text.md"), "-t", "txt", "-l", str(folder / "text.yaml"), "-o", "-", "-q"]
            made = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
            lines = [line for line in made.replace("\f", "\n").splitlines() if any(mark in line for mark in MARKS)]
            places = columns(lines, folder)
            # The plain words are last, so they tell where marks belong.
            rows = [row for row in places if len(row) == max(map(len, places))]
            missing = [] if len(rows) > 4 else ["too few lines to tell"]
            wrong = [f"{place} not {rows[-1]}: {line}" for line, place in zip(lines, places) if not {*place} <= {*rows[-1]}]
            checks.check(f"{form} lined up in tmux", missing + wrong)
    return checks


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--probe", nargs=2, type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.probe:
        result = json.dumps(probe(json.loads(arguments.probe[0].read_text())))
        partial = arguments.probe[1].with_suffix(".part")
        partial.write_text(result)
        partial.rename(arguments.probe[1])
    elif shutil.which("tmux"):
        judge(arguments.binary).close()
    else:
        Checks().close()
