"""How soon a one-word change in a long book is on the screen of `pamphlet serve`.

usage: preview.py --binary PATH [--text BOOK.md] [--rounds N]

The clock starts when the changed file is written and stops when Chromium has drawn the word: on the web page and in the text
edition. Of the pages (PDF), which Chromium draws in a program of its own, it stops when the new file is served. Without
--text a book of about 300 pages is made. Prints the median and the longest of the rounds in milliseconds, and the median of the
processor time that the server took meanwhile, which a busy machine does not lengthen as much.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

WORDS = "the well on the corner has been cleaned and its water tested by whoever came along with a rope and some bread".split()


def made_book() -> str:
    """About 300 pages of A5: 110,000 words in 40 chapters."""
    text, state = ["---\ntitle: A Long Book\nauthor: Nobody\nlang: en\n---\n"], 1
    for chapter in range(40):
        text.append(f"# Chapter {chapter + 1}\n")
        for _ in range(27):
            words = []
            for _ in range(102):
                state = state * 1_103_515_245 + 12_345 & 0x7FFF_FFFF
                words.append(WORDS[(state >> 8) % len(WORDS)])
            text.append(" ".join(words).capitalize() + ".\n")
    return "\n".join(text)


class Screen:
    """The preview of a book in Chromium."""

    def __init__(self, view, port: int, process: int, manuscript: Path, text: str) -> None:
        self.view, self.port, self.process, self.manuscript, self.text = view, port, process, manuscript, text
        self.place = text.index(" the ", len(text) // 2)

    def processor_time(self) -> float:
        """What the server has taken so far, in milliseconds."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")

    def measure(self, label: str, rounds: int, is_there, settle=lambda: None) -> None:
        taken, worked = [], []
        for number in range(rounds + 1):
            word = f"wordnumber{number}{label[0].lower()}"
            changed = self.text[: self.place] + " " + word + self.text[self.place :]
            time.sleep(2.5)
            settle()
            start, work = time.monotonic(), self.processor_time()
            self.manuscript.write_text(changed)
            is_there(word)
            taken.append((time.monotonic() - start) * 1000)
            worked.append(self.processor_time() - work)
        taken, worked = taken[1:], worked[1:]
        print(f"{label:10} median {statistics.median(taken):5.0f} ms   longest {max(taken):5.0f} ms"
              f"   processor {statistics.median(worked):5.0f} ms", flush=True)

    def drawn(self, word: str) -> None:
        """Waits until the word is drawn."""
        look = """word => new Promise(done => { const see = () => requestAnimationFrame(() =>
          document.body.textContent.includes(word) ? requestAnimationFrame(done) : see()); see(); })"""
        self.view.frames[1].evaluate(look, word)

    def tag(self, path: str) -> str:
        """The name of what is served at a path now."""
        with urllib.request.urlopen(f"http://localhost:{self.port}/{path}") as answer:
            return answer.headers["ETag"]

    def measure_served(self, label: str, rounds: int, path: str) -> None:
        """Measures until another file is served."""
        last = [""]

        def settle() -> None:
            while (new := self.tag(path)) != last[0]:
                last[0] = new
                time.sleep(3)

        def wait(_: str) -> None:
            while self.tag(path) == last[0]:
                time.sleep(0.002)

        self.measure(label, rounds, wait, settle)


def main() -> None:
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True, type=Path)
    parser.add_argument("--text", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    text = arguments.text.read_text() if arguments.text else made_book()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as player:
        manuscript = Path(folder) / "book.md"
        manuscript.write_text(text)
        server = subprocess.Popen([arguments.binary.resolve(), "serve", "book.md", "--port", "0", "-q"], cwd=folder, text=True, stdout=subprocess.PIPE)
        try:
            port = int(re.search(r":(\d+)/", server.stdout.readline())[1])
            browser = player.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            view = browser.new_page()
            view.goto(f"http://localhost:{port}/")
            view.wait_for_timeout(3_000)
            screen = Screen(view, port, server.pid, manuscript, text)
            screen.measure("Web page", arguments.rounds, screen.drawn)
            view.click("text=Text")
            view.wait_for_timeout(3_000)
            screen.measure("Text", arguments.rounds, screen.drawn)
            view.goto("about:blank")
            screen.measure_served("Pages", arguments.rounds, "book.pdf")
            browser.close()
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
