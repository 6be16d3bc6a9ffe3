"""Sets the same paragraphs with several engines, on pages of the same size, for score.py."""

import html
import importlib.util
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PAGE_HEIGHT, MARGIN = 210, 15
BABEL = {"en": "english", "de": "ngerman", "fr": "french", "es": "spanish", "ru": "russian", "it": "italian"}


@dataclass
class Job:
    """Paragraphs to be set."""

    text: list[str]
    measure: float
    """In millimetres."""
    family: str
    language: str
    folder: Path
    binary: Path

    @property
    def page(self) -> tuple[float, float]:
        return self.measure + 2 * MARGIN, PAGE_HEIGHT


def pamphlet(job: Job) -> Path:
    """With the binary at hand."""
    (job.folder / "score.yaml").write_text(
        f"extends: book-a5\npage:\n  size: {job.page[0]}mm x {job.page[1]}mm\n  inner: {MARGIN}mm\n  outer: {MARGIN}mm\n"
        f"families:\n  text: {job.family}\nbody:\n  size: 10pt\n  leading: 12.5pt\n")
    source, target = job.folder / "score.md", job.folder / "pamphlet.pdf"
    source.write_text(f"---\nlang: {job.language}\n---\n\n" + "\n\n".join(job.text) + "\n", encoding="utf-8")
    run([str(job.binary), "build", str(source), "-t", "pdf", "-l", str(job.folder / "score.yaml"), "-o", str(target), "--quiet"])
    return target


def typst(job: Job, options: str = "") -> Path:
    """With Typst's Python package."""
    import typst as engine

    source, target = job.folder / "score.typ", job.folder / "typst.pdf"
    escaped = [re.sub(r"([\\#$*_`<>@\[\]~=])", r"\\\1", block) for block in job.text]
    source.write_text(
        f"#set page(width: {job.page[0]}mm, height: {job.page[1]}mm, margin: {MARGIN}mm)\n"
        f'#set text(font: "{job.family}", size: 10pt, lang: "{job.language}", hyphenate: true)\n'
        f"#set par(justify: true, leading: 0.5em, spacing: 0.5em, first-line-indent: 1.2em{options})\n\n"
        + "\n\n".join(escaped) + "\n", encoding="utf-8")
    engine.compile(str(source), output=str(target))
    return target


def tracked_typst(job: Job) -> Path:
    """With Typst, letters tracked by up to 1 % of the size."""
    limits = "justification-limits: (spacing: (min: 66.7%, max: 150%), tracking: (min: -0.01em, max: 0.01em))"
    return typst(job, ", " + limits)


def page_of(job: Job) -> Path:
    """The paragraphs as a web page for the engines that print those."""
    page = job.folder / "score.html"
    body = "\n".join(f"<p>{html.escape(block)}</p>" for block in job.text)
    page.write_text(
        f"<!DOCTYPE html><html lang='{job.language}'><meta charset='utf-8'><title>-</title><style>"
        f"@page {{ size: {job.page[0]}mm {job.page[1]}mm; margin: {MARGIN}mm }} body {{ margin: 0; font: 10pt/12.5pt '{job.family}' }}"
        "p { margin: 0; text-indent: 1.2em; text-align: justify; hyphens: auto; widows: 2; orphans: 2 }</style>"
        f"<body>{body}</body></html>", encoding="utf-8")
    return page


def weasyprint(job: Job) -> Path:
    """With WeasyPrint's Python package."""
    import weasyprint as engine

    target = job.folder / "weasyprint.pdf"
    engine.HTML(filename=str(page_of(job))).write_pdf(str(target))
    return target


def prince(job: Job) -> Path:
    """With Prince."""
    target = job.folder / "prince.pdf"
    command = shutil.which("prince") or str(Path(sys.executable).parent / "prince")
    run([command, str(page_of(job)), "-o", str(target)])
    return target


def lualatex(job: Job, options: str = "") -> Path:
    """With LuaLaTeX and microtype."""
    source = job.folder / "lualatex.tex"
    escaped = [re.sub(r"([#$%&{}_])", r"\\\1", re.sub(r"([\\~^])", r"\\char`\\\1{}", block)) for block in job.text]
    source.write_text(
        "\\documentclass[10pt]{article}\n\\usepackage[" + BABEL[job.language] + "]{babel}\n\\usepackage{fontspec}\n"
        f"\\setmainfont{{{job.family}}}\n\\usepackage{{microtype}}\n"
        f"\\usepackage[paperwidth={job.page[0]}mm,paperheight={job.page[1]}mm,margin={MARGIN}mm]{{geometry}}\n"
        "\\pagestyle{empty}\\setlength{\\parindent}{12pt}\\setlength{\\parskip}{0pt}\\raggedbottom\n" + options +
        "\\begin{document}\\fontsize{10pt}{12.5pt}\\selectfont\n" + "\n\n".join(escaped) + "\n\\end{document}\n", encoding="utf-8")
    subprocess.run(["lualatex", "-interaction=batchmode", source.name], cwd=job.folder, capture_output=True, check=False)
    return job.folder / "lualatex.pdf"


def stretched_lualatex(job: Job) -> Path:
    """With LuaLaTeX, microtype and room for emergencies."""
    return lualatex(job, "\\setlength{\\emergencystretch}{3em}\n")


def run(command: list[str]) -> None:
    """Runs a command that must succeed."""
    subprocess.run(command, check=True, capture_output=True)


ENGINES: dict[str, Callable[[Job], Path]] = {
    "pamphlet": pamphlet, "typst": typst, "typst+tracking": tracked_typst, "weasyprint": weasyprint, "prince": prince,
    "lualatex": lualatex, "lualatex+emergency": stretched_lualatex}


def is_there(name: str) -> bool:
    """Whether an engine is installed."""
    if name.startswith(("typst", "weasyprint")):
        return importlib.util.find_spec(name.split("+")[0]) is not None
    if name.startswith("lualatex"):
        return shutil.which("lualatex") is not None
    if name == "prince":
        return bool(shutil.which("prince")) or (Path(sys.executable).parent / "prince").exists()
    return True


def make(name: str, job: Job) -> Path | None:
    """Sets a job with an engine; says so if that cannot be done."""
    if name not in ENGINES:
        sys.exit(f"score.py: no engine {name}; there are {', '.join(ENGINES)}")
    if not is_there(name):
        print(f"score.py: {name} is not installed", file=sys.stderr)
        return None
    try:
        made = ENGINES[name](job)
    except Exception as problem:
        print(f"score.py: {name} failed: {problem}", file=sys.stderr)
        return None
    return made if made.exists() else None


KNOWN = {"lines": 4, "max": 2.0, "< .75 %": 0.0, "hyphens/100": 25.0, "run": 1, "stacks/100": 25.0, "overfull": 0, "short": 0,
         "widows": 0, "orphans": 0, "runts": 0, "> 1.5 %": 25.0, "contrast": (1.0 + 1.0 + 0.2) / 3}
"""What score.py must find in the PDF of ``known_pdf``."""


def known_pdf(folder: Path) -> Path:
    """Makes a PDF of five lines of Courier at 10 pt: its letters are 6 pt wide, and gaps are set by hand.

    Four lines of four words fill the measure, the first indented; their gaps are 2.5, 5, 2.5 and 3 pt. One ends in a hyphen,
    and one begins with the word that the line above begins with. The last has gaps of 2.5 pt, the natural space.
    """
    rows = [(12.5, 2.5, ["abcd", "efgh", "ijkl", "mnopq"]), (0, 5, ["same", "efghij", "klm", "nopqr"]),
            (0, 2.5, ["same", "fghij", "klmno", "pqrs-"]), (0, 3, ["tuvw", "xyzab", "cdefg", "hijkl"]),
            (0, 2.5, ["last", "line", "here"])]
    content, y, widest = ["BT /F 10 Tf"], 180.0, 0.0
    for indent, gap, words in rows:
        widest = max(widest, indent + sum(6 * len(word) for word in words) + gap * (len(words) - 1))
    for indent, gap, words in rows:
        is_last = words[0] == "last"
        x = 20 + indent
        if not is_last:
            letters = sum(6 * len(word) for word in words)
            width = indent + letters + gap * (len(words) - 1)
            # What lacks to the edge goes into the size of the last word's box: it is set with wider letters.
            spread = (widest - width) / len(words[-1])
        for index, word in enumerate(words):
            tracking = spread if not is_last and index + 1 == len(words) else 0
            content.append(f"{tracking:.4f} Tc 1 0 0 1 {x:.4f} {y:.4f} Tm ({word}) Tj")
            x += 6 * len(word) + gap
        y -= 12.5
    content.append("ET")
    stream = "\n".join(content).encode()
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>",
               b"<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
               b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream)]
    data, offsets = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    start = len(data)
    data += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data += b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start
    target = folder / "known.pdf"
    target.write_bytes(data)
    return target
