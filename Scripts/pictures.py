"""Takes pictures of what a browser shows of Guide/well.md, for Scripts/pictures.

usage: pictures.py BINARY FOLDER      Prints the name and the file of each picture, one a line.
"""

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from playwright.sync_api import sync_playwright

MANUSCRIPT = Path("Guide/well.md").resolve()


def editions(binary: str, folder: Path) -> dict[str, tuple[str, int, int]]:
    """What is looked at: address, width and height."""
    subprocess.run([binary, "build", MANUSCRIPT, "-q", "-t", "epub,html,txt", "-o", folder / "web/"], check=True)
    subprocess.run([binary, "share", MANUSCRIPT, "-q", "-o", folder / "share"], check=True)
    with zipfile.ZipFile(folder / "web/well.epub") as book:
        book.extractall(folder / "book")
        chapter = sorted(name for name in book.namelist() if name.endswith(".xhtml") and "nav" not in name and "cover" not in name)[0]
    return {
        "ebook": ((folder / "book" / chapter).as_uri(), 330, 480),
        "web-page": ((folder / "web/well.html").as_uri(), 640, 720),
        "text": ((folder / "web/well.txt").as_uri(), 600, 620),
        "share": ((folder / "share/index.html").as_uri(), 820, 700),
    }


def main() -> None:
    binary, folder = sys.argv[1], Path(sys.argv[2])
    shown = editions(binary, folder)
    server = subprocess.Popen([binary, "serve", MANUSCRIPT, "--port", "0"], text=True, stdout=subprocess.PIPE)
    try:
        address = server.stdout.readline().strip()
        shown["preview"] = (re.sub(r"\s.*", "", address), 820, 520)
        with sync_playwright() as player:
            browser = player.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for name, (url, width, height) in shown.items():
                view = browser.new_page(viewport={"width": width, "height": height})
                view.goto(url)
                view.wait_for_timeout(1_000)
                view.screenshot(path=folder / f"{name}.png")
                print(name, folder / f"{name}.png", flush=True)
            browser.close()
    finally:
        server.terminate()


if __name__ == "__main__":
    main()
