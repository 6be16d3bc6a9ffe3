"""The words of an edition, each taken in the order in which a reader meets them."""

import posixpath
import re
import subprocess
import urllib.parse
import xml.etree.ElementTree as ElementTree
import zipfile
from html.parser import HTMLParser
from pathlib import Path

from words import rejoined, tokens

INLINE = set("a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var".split())
HIDDEN = set("head script style nav svg template annotation title".split())
REFERENCES = ("doc-noteref", "doc-backlink")
# The heading that a page without one gets for screen readers: its title, not a word of the manuscript.
UNSEEN = "unseen"
VOID = set("area base br col embed hr img input link meta source track wbr".split())


def epub_words(book: Path) -> list[str]:
    """The words of a book's chapters, in spine order; contents lists and note marks are left out."""
    with zipfile.ZipFile(book) as archive:
        container = ElementTree.fromstring(archive.read("META-INF/container.xml"))
        package_path = container.find(".//{*}rootfile").get("full-path")
        package = ElementTree.fromstring(archive.read(package_path))
        manifest = {item.get("id"): item for item in package.findall(".//{*}item")}
        text: list[str] = []
        for reference in package.findall(".//{*}itemref"):
            item = manifest[reference.get("idref")]
            if "nav" in (item.get("properties") or "").split():
                continue
            path = posixpath.join(posixpath.dirname(package_path), urllib.parse.unquote(item.get("href")))
            _collect(ElementTree.fromstring(archive.read(path)), text)
    return tokens("".join(text))


def _collect(root: ElementTree.Element, text: list[str]) -> None:
    """Appends what an element shows; a block's text does not touch its neighbour's."""
    pending: list[tuple[ElementTree.Element | None, str]] = [(root, "")]
    while pending:
        element, tail = pending.pop()
        if element is None:
            text.append(tail)
            continue
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else "script"
        if name in HIDDEN or element.get("role") in REFERENCES or element.get("class") == UNSEEN:
            continue
        if name == "img":
            text.append(f" {element.get('alt')} ")
        edge = "" if name in INLINE else " "
        text.append(edge + (element.text or ""))
        following: list[tuple[ElementTree.Element | None, str]] = []
        for child in element:
            following += [(child, ""), (None, child.tail or "")]
        pending += reversed([*following, (None, edge)])


class _Page(HTMLParser):
    """The text of an HTML page, as `_collect` takes it from XHTML."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag, attributes):
        if tag not in INLINE:
            self.text.append(" ")
        named = dict(attributes)
        if tag == "img":
            self.text.append(f" {named.get('alt')} ")
        if tag not in VOID:
            hidden = tag in HIDDEN or named.get("role") in REFERENCES or named.get("class") == UNSEEN
            self.open.append((tag, hidden or bool(self.open and self.open[-1][1])))

    def handle_startendtag(self, tag, attributes):
        if tag not in INLINE:
            self.text.append(" ")
        if tag == "img":
            self.text.append(f" {dict(attributes).get('alt')} ")

    def handle_endtag(self, tag):
        if tag not in INLINE:
            self.text.append(" ")
        if any(name == tag for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        if not (self.open and self.open[-1][1]):
            self.text.append(data)


def html_words(page: Path) -> list[str]:
    """The words of a one-file copy."""
    parser = _Page()
    parser.feed(page.read_text(encoding="utf-8"))
    parser.close()
    return tokens("".join(parser.text))


def text_words(path: Path, vocabulary: set[str]) -> list[str]:
    """The words of a plain-text edition, without its footers."""
    bodies = []
    for page in path.read_text(encoding="utf-8").split("\f"):
        lines = page.strip("\n").split("\n")
        if re.search(r"\[?\b\w+ \d+ \w+ \d+\]?$", lines[-1]):
            lines.pop()
        bodies.append("\n".join(lines).strip("\n"))
    return tokens(rejoined("\n".join(bodies), vocabulary))


def pdf_visible_words(file: Path, vocabulary: set[str]) -> list[str]:
    """The words that a copy from the pages gives, running heads and page numbers among them."""
    run = subprocess.run(["pdftotext", "-enc", "UTF-8", str(file), "-"], capture_output=True, check=True)
    return tokens(rejoined(run.stdout.decode("utf-8", errors="replace"), vocabulary))


def pdf_logical_words(file: Path) -> list[str]:
    """The words that a screen reader reads: those of the structure tree, without contents lists."""
    run = subprocess.run(["pdfinfo", "-enc", "UTF-8", "-struct-text", str(file)], capture_output=True, check=True)
    text: list[str] = []
    contents_depth = -1
    for line in run.stdout.decode("utf-8", errors="replace").split("\n"):
        content = line.lstrip(" ")
        depth = len(line) - len(content)
        if 0 <= contents_depth < depth:
            continue
        contents_depth = -1
        if content.startswith('"') and content.endswith('"') and len(content) > 1:
            text.append(content[1:-1])
        elif re.match(r"TOC\b", content):
            contents_depth = depth
        elif content and not content.startswith("/") and "(inline)" not in content:
            text.append("\n")
    return tokens(re.sub("\u00ad\\s*", "", "".join(text)))
