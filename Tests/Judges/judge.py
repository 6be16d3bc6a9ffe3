"""Builds every manuscript in every edition and has independent judges read the results.

usage: judge.py --binary PATH [--output FOLDER] [--corpus FOLDER] [MANUSCRIPT…]

Judges: EPUBCheck (usage notes count), axe, Ace's rules, veraPDF (PDF/UA-1, PDF/A-2a), qpdf, mutool, pdffonts, and the words of every
edition against the manuscript's. Prints what failed and closes with `N passed, N failed`.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import ace_rules
import edition_words
import folding
import house_rules
import made_manuscripts
import words
from checks import Checks
from manuscript_words import decoded, manuscript_words

HERE = Path(__file__).resolve().parent
ALL = "epub,pdf,booklet,txt,html"
# Those in the folder of this name are made for screens only: they need typefaces that a machine may not have.
SCREENS = "epub,html"
# Words above which only the reading copy's structure is read, not the booklet's: Poppler takes quadratic time for it.
LONG = 25_000
CORPUS = ["essay.txt", "essay.md", "common-sense.md", "walden.md", "footnotes.md", "tables.md", "hebrew.md", "hindi.md",
          "greek.md", "markdown-book/book.md"]


@dataclass
class Edition:
    """The files of one manuscript."""

    manuscript: Path
    folder: Path
    problems: list[str] = field(default_factory=list)

    def files(self, pattern: str) -> list[Path]:
        return sorted(self.folder.glob(pattern))


def built(binary: Path, manuscript: Path, folder: Path) -> Edition:
    """Makes all editions of a manuscript."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    edition = Edition(manuscript, folder)
    wanted = SCREENS if manuscript.parent.name == "screens" else ALL
    command = [str(binary), "build", str(manuscript), "-t", wanted, "-o", f"{folder}/", "--quiet"]
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL)
        if run.returncode != 0:
            edition.problems.append(f"exit code {run.returncode}: {run.stderr.strip()[-300:]}")
    except subprocess.TimeoutExpired:
        edition.problems.append("not done after two minutes")
    names = {file.suffix for file in folder.iterdir()} | {"booklet" for _ in folder.glob("*booklet*.pdf")}
    edition.problems += [f"no {name}" for name in wanted.split(",") if not {name, f".{name}"} & names]
    return edition


def validity(script: str, files: list[Path]) -> list[dict]:
    """What a Java judge says of many files."""
    run = subprocess.run([sys.executable, str(HERE / script), *map(str, files)], capture_output=True, text=True)
    verdicts = [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]
    judged = {verdict["file"] for verdict in verdicts}
    unread = [{"file": str(file), "problems": [f"not judged: {run.stderr[-300:]}"]} for file in files if str(file) not in judged]
    return verdicts + unread


def command_problems(*command: str, good: tuple[int, ...] = (0,)) -> list[str]:
    """What a program that judges by its exit code says."""
    run = subprocess.run(command, capture_output=True, text=True, errors="replace")
    noisy = [line for line in run.stderr.splitlines() if "error" in line.lower() or "warning" in line.lower()]
    if run.returncode in good and not noisy:
        return []
    return (run.stdout + run.stderr).strip().splitlines()[-4:] or [f"exit code {run.returncode}"]


def font_problems(file: Path) -> list[str]:
    """Fonts that are not embedded, not subset, or whose text cannot be copied."""
    run = subprocess.run(["pdffonts", str(file)], capture_output=True, text=True)
    found = []
    for line in run.stdout.splitlines()[2:]:
        embedded, subset, unicode = line.split()[-5:-2]
        if (embedded, subset, unicode) != ("yes", "yes", "yes"):
            found.append(line)
    return found


def word_problems(edition: Edition) -> dict[str, list[str]]:
    """For each file, the words lost and the words out of order."""
    source = manuscript_words(edition.manuscript)
    vocabulary = {word.text for word in source}
    notes_move, pages_move = {"note", "title"}, {"note", "title", "table"}
    found = {}
    for file in edition.files("*"):
        try:
            if file.suffix == ".epub":
                verdict = words.problems(source, edition_words.epub_words(file), notes_move)
            elif file.suffix == ".html":
                verdict = words.problems(source, edition_words.html_words(file), notes_move)
            elif file.suffix == ".txt":
                verdict = words.problems(source, edition_words.text_words(file, vocabulary), pages_move)
            elif "booklet" in file.name and len(source) > LONG:
                continue
            else:
                verdict = words.problems(source, logical(file, vocabulary), notes_move)
                # The visible order of a booklet is that of its sheets.
                if "booklet" not in file.name and not words.is_reordered(vocabulary):
                    free = pages_move | {"body"} if words.runs_both_ways(vocabulary) else pages_move
                    found[f"{file.name} (visible)"] = words.problems(source, visible(file, vocabulary), free)
        except Exception as error:
            verdict = [f"cannot be read: {error!r}"]
        found[file.name] = verdict
    booklets = edition.files("*booklet*.pdf")
    copies = [file for file in edition.files("*.pdf") if file not in booklets]
    if booklets and copies:
        found[f"{booklets[0].name}, folded"] = folding.problems(booklets[0], copies[0], decoded(edition.manuscript))
    return found


def logical(file: Path, vocabulary: set[str]) -> list[str]:
    return words.without_note_marks(edition_words.pdf_logical_words(file), vocabulary)


def visible(file: Path, vocabulary: set[str]) -> list[str]:
    return words.without_note_marks(edition_words.pdf_visible_words(file, vocabulary), vocabulary)


def manuscripts(arguments: argparse.Namespace, scratch: Path) -> list[Path]:
    """Those named, or else ours, those that are made, and those of the corpus if there is one."""
    if arguments.manuscripts:
        return [Path(name).resolve() for name in arguments.manuscripts]
    made_manuscripts.make(scratch)
    kept = sorted(path for path in (HERE / "manuscripts").rglob("*") if path.is_file())
    found = [*kept, *sorted(scratch.glob("*.md")), *sorted(scratch.glob("*.txt"))]
    return found + [arguments.corpus / name for name in CORPUS if (arguments.corpus / name).exists()]


def main() -> None:
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--output", type=Path)
    parser.add_argument("--corpus", type=Path, default=HERE.parents[1].parent / "shared" / "corpus")
    parser.add_argument("manuscripts", nargs="*")
    arguments = parser.parse_args()
    checks = Checks()
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(2) as pool:
        output = arguments.output or Path(scratch) / "editions"
        sources = manuscripts(arguments, Path(scratch) / "manuscripts")
        editions = [
            built(arguments.binary.resolve(), source, output / f"{number:02}-{source.name.replace('.', '-')}")
            for number, source in enumerate(sources, start=1)
        ]
        for edition in editions:
            checks.check(f"{edition.manuscript.name} builds in every edition", edition.problems)
        books = [file for edition in editions for file in edition.files("*.epub")]
        prints = [file for edition in editions for file in edition.files("*.pdf")]
        # axe reads our own manuscripts here; of whole books it takes minutes for a page (accessibility.py FILE judges one).
        screens = [
            file for edition in editions if arguments.corpus not in edition.manuscript.parents
            for file in edition.files("*.epub") + edition.files("*.html")
        ]
        verdicts = [
            pool.submit(validity, "epub_validity.py", books), pool.submit(validity, "pdf_validity.py", prints),
            pool.submit(validity, "accessibility.py", screens),
        ]
        for future in verdicts:
            for verdict in future.result():
                judge = verdict.get("flavour", "EPUBCheck")
                name = "/".join(Path(verdict["file"]).parts[-2:])
                checks.check(f"{name} passes {judge}", verdict["problems"])
        for file in books:
            checks.check(f"{'/'.join(file.parts[-2:])} keeps Ace's rules", ace_rules.problems(file))
        for file in prints:
            name = "/".join(file.parts[-2:])
            checks.check(f"{name} passes qpdf", command_problems("qpdf", "--check", str(file)))
            checks.check(f"{name} opens in mutool", command_problems("mutool", "info", str(file)))
            checks.check(f"{name} embeds its fonts", font_problems(file))
        for edition in editions:
            for file in edition.files("*"):
                if rule := house_rules.RULES.get(file.suffix):
                    checks.check(f"{'/'.join(file.parts[-2:])} keeps our own rules", rule(file))
        with ProcessPoolExecutor() as processes:
            for edition, found in zip(editions, processes.map(word_problems, editions)):
                for name, problems in found.items():
                    checks.check(f"{edition.manuscript.name}: the words of {name}", problems)
    checks.close()


if __name__ == "__main__":
    main()
