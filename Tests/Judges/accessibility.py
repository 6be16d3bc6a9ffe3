"""axe over the pages of e-books and over one-file copies, in a real browser.

usage: accessibility.py [--all] FILE…      Prints one JSON object a line: {"file": …, "problems": [text, …]}

Of a book with very many pages some are judged, spread over the whole, unless `--all` is given. Every page is judged in the
light on a desk, and in the dark on a telephone: what a page does not colour, the browser does, and what is too wide scrolls.
"""

import json
import sys
import tempfile
import zipfile
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, sync_playwright

MOST = 24


def pages(file: Path, folder: Path, everything: bool) -> list[Path]:
    """The pages of a book, unpacked; or the page that the file is."""
    if file.suffix != ".epub":
        return [file]
    with zipfile.ZipFile(file) as archive:
        archive.extractall(folder)
    found = sorted(folder.glob("EPUB/*.xhtml"))
    step = 1 if everything else max(1, -(-len(found) // MOST))
    return found[::step]


def problems(page: Page, path: Path) -> list[str]:
    """What axe finds on a page, as `rule place: text`."""
    found = []
    for scheme, size in (("light", (1280, 720)), ("dark", (360, 640))):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto(path.as_uri())
        page.evaluate(AXE_SCRIPT)
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        for violation in result["violations"]:
            for node in violation["nodes"][:3]:
                found.append(f"{violation['id']} {path.name} ({scheme}): {violation['help']}: {node['html'][:160]}")
    return found


def main(arguments: list[str]) -> None:
    everything = "--all" in arguments
    files = [Path(name).resolve() for name in arguments if name != "--all"]
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--allow-file-access-from-files"])
        page = browser.new_page()
        for file in files:
            with tempfile.TemporaryDirectory() as scratch:
                try:
                    found = [text for path in pages(file, Path(scratch), everything) for text in problems(page, path)]
                except Exception as error:  # a judge that breaks has not passed the book
                    found = [f"axe itself failed: {error}"]
            print(json.dumps({"file": str(file), "flavour": "axe", "problems": found}), flush=True)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
