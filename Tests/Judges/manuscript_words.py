"""The words of a manuscript, read by parsers that are not ours."""

import re
from html.parser import HTMLParser
from pathlib import Path

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from words import Word, tokens

SHOWN_KEYS = ("title", "subtitle", "author", "authors", "date")


class _Visible(HTMLParser):
    """The words that raw HTML would show."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag, attributes):
        self.hidden += tag in ("script", "style", "template")

    def handle_endtag(self, tag):
        self.hidden -= tag in ("script", "style", "template") and self.hidden > 0

    def handle_data(self, data):
        if not self.hidden:
            self.text.append(data)


def visible(markup: str) -> str:
    parser = _Visible()
    parser.feed(markup)
    parser.close()
    return " ".join(parser.text)


def decoded(path: Path) -> str:
    """A manuscript's text as a reader of last resort sees it."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def front_matter(text: str) -> tuple[list[str], str]:
    """The values that readers see (title, subtitle, authors, date), and the text after the front matter."""
    match = re.match(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", text, re.DOTALL | re.MULTILINE)
    if not match:
        return [], text
    shown, key = [], ""
    for line in match[1].splitlines():
        if entry := re.match(r"([\w-]+):[ \t]*(.*)", line):
            key, value = entry[1].lower(), entry[2]
        else:
            value = re.sub(r"^[\s-]*(?:name:)?", "", line)
        if key in SHOWN_KEYS:
            shown += [part.strip().strip("\"'") for part in value.strip("[] ").split(", " if value[:1] == "[" else "\0")]
    return [value for value in shown if value], text[match.end() :]


def _without_own_markup(text: str) -> str:
    """Markdown with our dialect's line markup taken out, outside code."""
    lines, fence = [], ""
    for line in text.split("\n"):
        stripped = line.strip()
        marker = re.match(r"(`{3,}|~{3,})", stripped)
        if fence:
            if marker and stripped[0] == fence[0] and len(marker[1]) >= len(fence) and not stripped.strip(fence[0]):
                fence = ""
        elif marker:
            fence = marker[1]
        elif re.match(r":{3,}|\\(newpage|pagebreak)$|\*\[[^\]]+\]:", stripped):
            line = ""
        lines.append(line)
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Inline text without the attributes and wiki links of our dialect."""
    text = re.sub(r"\{(?:[#.][^{}]*|[\w-]+=[^{}]*)\}", " ", text)
    return re.sub(r"\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]", r"\1", text)


def markdown_words(text: str) -> list[Word]:
    """The words of a Markdown manuscript: its title block, then the text in order."""
    shown, text = front_matter(text)
    parser = MarkdownIt("commonmark", {"maxNesting": 400}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(deflist_plugin).use(dollarmath_plugin, allow_space=False, allow_digits=False)
    parser.validateLink = lambda address: True  # a link that must not be followed is a link all the same
    text = _without_own_markup(text)
    environment: dict = {}
    stream = parser.parse(text, environment)
    unused = [label[1:] for label, number in environment.get("footnotes", {}).get("refs", {}).items() if number < 0]
    if unused:
        stream = parser.parse(text + "\n\n" + " ".join(f"[^{label}]" for label in unused), {})
    titles = [tokens(value) for value in shown]
    words = [Word(word, "title") for title in titles for word in title]
    blocks, notes, tables = 0, 0, 0
    for token in stream:
        notes += (token.type in ("footnote_open", "footnote_block_open")) - (
            token.type in ("footnote_close", "footnote_block_close")
        )
        tables += (token.type == "table_open") - (token.type == "table_close")
        is_table = token.type == "html_block" and "<table" in token.content.lower()
        found = _block_words(token)
        if not found:
            continue
        blocks += 1
        if blocks <= 4 and found in titles:  # the title block again, as text
            continue
        if blocks <= 4 and re.match(r"(Title|Subtitle|Author|Date|Year):\s", token.content):
            found = found[1:]  # a label, not a word of the work
        name = "note" if notes else "table" if tables or is_table else "title" if blocks == 1 else "body"
        words += [Word(word, name) for word in found]
    return words


def _block_words(token) -> list[str]:
    if token.type == "fence" and token.info.strip() == "math":
        return []  # a formula, as between two dollar signs
    if token.type in ("fence", "code_block"):
        return tokens(token.content)
    if token.type == "html_block":
        return tokens(visible(token.content))
    if token.type != "inline":
        return []
    parts: list[str] = []
    pending = ""
    for child in token.children:
        if child.type == "text":
            pending += child.content
        elif child.type in ("softbreak", "hardbreak"):
            pending += "\n" if child.type == "softbreak" else " \n"
        elif child.type == "code_inline":
            parts += [_plain(pending), child.content]
            pending = ""
        elif child.type == "html_inline" and re.match(r"</?(br|p|div|td|th|li|tr)\b", child.content):
            pending += " "
    # A formula may follow the line before it directly.
    pending = re.sub(r"(?ms)^\$\$.+?\$\$$", " ", pending)
    text = "".join([*parts, _plain(pending)])
    # Between Chinese or Japanese characters the end of a line is nothing.
    text = re.sub(r"(?<=[\u2e80-\ua4cf\uff01-\uff60])\n(?=[\u2e80-\ua4cf\uff01-\uff60])", "", text)
    return tokens(re.sub(r"^\[[ xX]\]\s", "", text))


def plain_text_words(text: str) -> list[Word]:
    """The words of a manuscript without markup. Its opening lines are the title block, `[1] …` begins a note."""
    words: list[Word] = []
    note = False
    for number, block in enumerate(re.split(r"\n[ \t]*\n", text.strip())):
        note = bool(re.match(r"\s*\[\^?\d+\]", block)) or (note and block.startswith("    "))
        name = "title" if number < 4 and len(block) < 200 else "note" if note else "body"
        # Numbers of lists and notes are marks, which an edition may set by itself.
        block = re.sub(r"(?m)^\s*\(?\d+[.)]\s|\[\^?\d+\]", " ", block)
        words += [Word(word, name) for word in tokens(block)]
    return words


def manuscript_words(path: Path) -> list[Word]:
    """The words that every edition of a manuscript must have."""
    text = decoded(path)
    return plain_text_words(text) if path.suffix == ".txt" else markdown_words(text)
