"""What our editions promise beyond their formats: fixed widths, nothing from outside, nothing of the day."""

import re
import unicodedata
import zipfile
from html.parser import HTMLParser
from pathlib import Path

COLUMNS, ROWS = 72, 58
ADDRESSES = {"src", "srcset", "data", "poster", "action", "formaction", "background"}


def text_problems(path: Path) -> list[str]:
    """Lines over the measure, pages over the sheet, characters that a plain printer trips over."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return [f"not UTF-8: {error}"]
    problems = []
    if text.startswith("\ufeff"):
        problems.append("begins with a byte order mark")
    if text and not text.endswith(("\n", "\f")):
        problems.append("the last line has no end")
    odd = {character for character in text if unicodedata.category(character) == "Cc"} - {"\n", "\f"}
    if odd:
        problems.append(f"control characters: {sorted(map(ascii, odd))}")
    for number, page in enumerate(text.split("\f"), start=1):
        lines = page.removesuffix("\n").split("\n")
        if len(lines) > ROWS:
            problems.append(f"page {number} has {len(lines)} lines")
        problems += [f"page {number}: {cells(line)} cells: {line}" for line in lines if cells(line) > COLUMNS]
        problems += [f"page {number}: space at the end: {line}" for line in lines if line != line.rstrip()]
    return problems


def cells(line: str) -> int:
    """The width of a line in character cells; joined emoji count once."""
    width, joined = 0, False
    for character in line:
        if character == "\u200d":
            joined = True
            continue
        if not (joined or unicodedata.category(character) in ("Mn", "Me", "Cf") or 0x1F3FB <= ord(character) <= 0x1F3FF):
            width += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        joined = False
    return width


class _Addresses(HTMLParser):
    """Collects what a page asks for, its identifiers, and its inner links."""

    def __init__(self) -> None:
        super().__init__()
        self.problems: list[str] = []
        self.identifiers: list[str] = []
        self.targets: list[str] = []

    def handle_starttag(self, tag, attributes):
        if tag in ("script", "iframe", "object", "embed", "form", "base"):
            self.problems.append(f"has a {tag} element")
        for name, value in attributes:
            value = value or ""
            if name.startswith("on") or re.match(r"\s*javascript:", value, re.IGNORECASE):
                self.problems.append(f"has a script: {name}={value[:60]}")
            if name in ADDRESSES and not value.startswith("data:"):
                self.problems.append(f"asks for {value[:80]}")
            if tag == "link" and name == "href" and not value.startswith(("data:", "#")):
                self.problems.append(f"links to {value[:80]}")
            if name == "id":
                self.identifiers.append(value)
            if tag == "a" and name == "href" and value.startswith("#"):
                self.targets.append(value[1:])


def html_problems(path: Path) -> list[str]:
    """Whatever the one-file copy would fetch or run, identifiers that stand twice, links that lead nowhere."""
    text = path.read_text(encoding="utf-8")
    page = _Addresses()
    page.feed(text)
    page.close()
    problems = page.problems
    if not text.lower().startswith("<!doctype html>"):
        problems.append("does not begin with <!DOCTYPE html>")
    for style in re.findall(r"<style[^>]*>(.*?)</style>", text, re.DOTALL):
        problems += [f"its style asks for {url}" for url in re.findall(r"url\(\s*['\"]?(?!data:)[^)]*\)|@import[^;]*", style)]
    seen: set[str] = set()
    for identifier in page.identifiers:
        if identifier in seen:
            problems.append(f"has the identifier {identifier} twice")
        seen.add(identifier)
    problems += [f"a link leads nowhere: #{target}" for target in page.targets if target and target not in seen]
    return problems


def epub_problems(path: Path) -> list[str]:
    """A container that another day, machine or file system would change."""
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
    problems = []
    first = entries[0]
    if (first.filename, first.compress_type, first.extra) != ("mimetype", zipfile.ZIP_STORED, b""):
        problems.append("does not begin with a stored mimetype without extra fields")
    if len({entry.date_time for entry in entries}) > 1:
        problems.append("has entries of different dates")
    if len({entry.external_attr for entry in entries}) > 1:
        problems.append("has entries of different modes")
    names = [entry.filename for entry in entries]
    if len({unicodedata.normalize("NFC", name).casefold() for name in names}) < len(names):
        problems.append("has names that differ only in case")
    pattern = r"mimetype|META-INF/container\.xml|[A-Za-z0-9-]+(/[a-z0-9-]+)*/?[a-z0-9-]*\.[a-z0-9]+"
    problems += [f"has an odd name: {name}" for name in names if not re.fullmatch(pattern, name)]
    return problems


RULES = {".txt": text_problems, ".html": html_problems, ".epub": epub_problems}
