"""Manuscripts that are better made than kept: pictures, bytes no editor writes, and sizes nobody commits."""

import random
import struct
import zlib
from pathlib import Path


def png(width: int, height: int, alpha: bool = False) -> bytes:
    """A picture of a gradient, with or without transparency."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            rows += bytes([x * 255 // width, y * 255 // height, 120])
            if alpha:
                rows.append(255 - x * 255 // width)
    header = struct.pack(">IIBBBBB", width, height, 8, 6 if alpha else 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        chunk(kind, data) for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows))), (b"IEND", b""))
    )


def black(width: int, height: int) -> bytes:
    """A picture of one bit a pixel that is small to keep and large to show."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    data = zlib.compress(bytes((width + 7) // 8 + 1) * height)
    parts = ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    chunks = (struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def jpeg(columns: int, rows: int) -> bytes:
    """A grey picture of `columns` × `rows` flat squares of 8 × 8 pixels."""

    def segment(marker: int, data: bytes) -> bytes:
        return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data

    counts = bytes([0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0])
    codes, code, symbol = {}, 0, 0
    for length, count in enumerate(counts, start=1):
        for _ in range(count):
            codes[symbol] = format(code, f"0{length}b")
            code, symbol = code + 1, symbol + 1
        code <<= 1
    bits, last = "", 0
    for square in range(columns * rows):
        level = square * 200 // (columns * rows) - 100
        change, last = level - last, level
        size = abs(change).bit_length()
        bits += codes[size]
        if size:
            bits += format(change if change > 0 else change + (1 << size) - 1, f"0{size}b")
        bits += "0"  # no other frequency
    bits += "1" * (-len(bits) % 8)
    data = bytes(int(bits[start : start + 8], 2) for start in range(0, len(bits), 8)).replace(b"\xff", b"\xff\x00")
    return (
        b"\xff\xd8"
        + segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
        + segment(0xDB, b"\0" + bytes([8] * 64))
        + segment(0xC0, struct.pack(">BHHBBBB", 8, rows * 8, columns * 8, 1, 1, 0x11, 0))
        + segment(0xC4, b"\0" + counts + bytes(range(12)))
        + segment(0xC4, b"\x10" + bytes([1] + [0] * 15) + b"\0")
        + segment(0xDA, bytes([1, 1, 0, 0, 63, 0]))
        + data
        + b"\xff\xd9"
    )


DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60" width="120" height="60">
<defs><radialGradient id="sun"><stop offset="0" stop-color="#fc0"/><stop offset="1" stop-color="#f60" stop-opacity=".2"/>
</radialGradient><filter id="soft"><feGaussianBlur stdDeviation="2"/></filter></defs>
<circle cx="60" cy="40" r="18" fill="url(#sun)"/><rect x="4" y="50" width="112" height="6" filter="url(#soft)"/>
<path d="M0 50H120" stroke="#333" stroke-width="2" fill="none"/><text x="8" y="16" font-size="10">Morning</text></svg>
"""

# What a drawing can hold that no book may: each is to be gone, and the drawing is to be there.
HOSTILE_DRAWING = """<?xml version="1.0"?><?xml-stylesheet href="https://example.org/a.css"?>
<!DOCTYPE svg [<!ENTITY word "plain"><!ENTITY file SYSTEM "file:///etc/passwd">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:e="urn:editor" width="120" height="60"
 e:name="secret.svg" onload="alert(1)"><!-- mine --><metadata><e:me>Somebody</e:me></metadata><title>A safe drawing</title>
<script>alert(1)</script><style>@import "https://example.org/b.css"; @font-face {src: url(https://example.org/f)}
rect {fill: teal} .a {fill: url(https://example.org/g)}</style>
<foreignObject width="120" height="20"><p xmlns="http://www.w3.org/1999/xhtml" onclick="x()">Framed words</p></foreignObject>
<a xlink:href="javascript:alert(1)"><rect id="2 b" class="a" y="20" width="40" height="30"><set attributeName="y" to="9"/></rect></a>
<use href="https://example.org/c.svg#d"/><use href="#2 b" x="50"/><image href="file:///etc/passwd" width="9" height="9"/>
<g id="loop"><use href="#loop"/></g><text y="58" style="fill: url(#gone) navy; direction: ltr">&word; &file;</text></svg>
"""


def gif() -> bytes:
    """A picture of 2 × 2 pixels, one of which is transparent."""
    head = b"GIF89a" + struct.pack("<HHBBB", 2, 2, 0x80, 0, 0) + bytes([200, 40, 40, 40, 40, 200])
    return head + bytes([0x21, 0xF9, 4, 1, 0, 0, 1, 0, 0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 3, 0x44, 0x02, 0x05, 0, 0x3B])


SYLLABLES = "ba be bo da de di ka ko la le li lo ma me mi mo na ne ni no pa pe ra re ri ro sa se si so ta te ti to".split()


def prose(words: int, seed: int) -> str:
    """Paragraphs of made-up words with chapters, notes, lists and quotations: the same for the same seed."""
    source = random.Random(seed)
    vocabulary = ["".join(source.choices(SYLLABLES, k=source.choice((1, 2, 2, 3, 4)))) for _ in range(4000)]
    weights = [1 / (rank + 2) for rank in range(len(vocabulary))]
    parts, written, chapter, note = [], 0, 0, 0
    while written < words:
        chapter += 1
        parts.append(f"# Chapter {chapter}")
        for paragraph in range(source.randint(18, 30)):
            text = []
            for _ in range(source.randint(2, 9)):
                sentence = source.choices(vocabulary, weights, k=source.randint(5, 26))
                sentence[0] = sentence[0].capitalize()
                if source.random() < 0.15:
                    place = source.randrange(len(sentence))
                    sentence[place] = f"*{sentence[place]}*"
                written += len(sentence)
                text.append(" ".join(sentence) + source.choice((".", ".", ".", "?", "!")))
            body = " ".join(text)
            kind = source.random()
            if kind < 0.05:
                parts.append("> " + body)
            elif kind < 0.1:
                parts.append("\n".join("- " + sentence for sentence in text))
            elif kind < 0.2:
                note += 1
                parts += [f"{body}[^{note}]", f"[^{note}]: " + " ".join(source.choices(vocabulary, weights, k=15)) + "."]
            else:
                parts.append(body)
    return "\n\n".join(parts) + "\n"


def make(folder: Path) -> None:
    """Writes all of them into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "square.png").write_bytes(png(60, 40))
    (folder / "clear.png").write_bytes(png(40, 60, alpha=True))
    (folder / "large.png").write_bytes(png(900, 300))
    (folder / "huge.png").write_bytes(black(3000, 2000))
    (folder / "grey.jpg").write_bytes(jpeg(20, 12))
    (folder / "drawing.svg").write_text(DRAWING, encoding="utf-8")
    (folder / "hostile.svg").write_text(HOSTILE_DRAWING, encoding="utf-16")
    (folder / "moving.gif").write_bytes(gif())
    manuscripts = {
        "pictures.md": "---\ntitle: Pictures\nlang: en\ncover-image: grey.jpg\ncover-alt: A grey cover\n---\n\n"
        'Before.\n\n![A square](square.png "The square’s caption")\n\n![A clear one](clear.png)\n\n'
        "Text with ![a small one](square.png) inside.\n\n![A photograph](grey.jpg)\n\n![](large.png)\n\n"
        "![A drawing of a morning](drawing.svg){width=60%}\n\n![Four dots](moving.gif){width=2cm}\n\n"
        "![A huge one](huge.png)\n\n![A mended one](hostile.svg)\n\nA missing one: ![not there](nowhere.png). After.\n",
        "empty.md": "",
        "blank.txt": "\n\n  \n",
        "title-only.md": "# Only a title\n",
        "title-only.txt": "Only a title\n",
        "deep.md": "".join(f"{'> ' * depth}level{depth}\n\n" for depth in range(1, 90))
        + "".join(f"{'  ' * depth}- item{depth}\n" for depth in range(60))
        + "\nAfter the depths.\n",
        "long-words.md": f"# Long words\n\n{'interminable' * 60} and then `{'code' * 200}` and {'x' * 3000} end.\n\n"
        f"    {'a' * 400} {'b' * 400}\n\nhttps://example.org/{'path/' * 80}end last.\n",
        "long-paragraph.md": "# One paragraph\n\n" + " ".join(f"word{number}{'abcdefg'[: number * number % 7]}" for number in range(20000)) + "\n",
        "large-table.md": "# Table\n\n|" + "|".join(f" head{column} " for column in range(9)) + "|\n" + "|---" * 9 + "|\n"
        + "".join("|" + "|".join(f" r{row}c{column} some cell text " for column in range(9)) + "|\n" for row in range(150)),
        "notes.md": "# Notes\n\n"
        + "".join(f"Text{number} with a note.[^{number}]\n\n[^{number}]: Words{number} of a note that goes on for a while, "
                  f"so that it takes more than a line of the page.\n\n    And a second paragraph{number}.\n\n"
                  for number in range(1, 120))
        + "Notes about each other.[^one]\n\n[^one]: First[^two].\n\n[^two]: Second[^one].\n\n[^never]: Nobody asked.\n",
        "book.md": "---\ntitle: A Made Book\nauthor: Nobody In Particular\ndate: 2026-01-02\nlang: la\n---\n\n" + prose(30000, 7),
    }
    for name, text in manuscripts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    (folder / "control.md").write_bytes(
        b"# Control\0 characters\n\nBell \x07 escape \x1b[31m vertical\x0b tab, form\x0cfeed, delete \x7f, next \xc2\x85line, "
        b"nonc\xef\xbf\xbeharacter.\n\nLast words.\n"
    )
    (folder / "windows.txt").write_bytes("A Letter\r\n\r\nIt’s a “quoted” café — naïve.\r\n\r\nThe end.\r\n".encode("cp1252"))
    (folder / "marked.md").write_bytes("\ufeff# With a mark\r\n\r\nText after a byte order mark.\r\n".encode())
