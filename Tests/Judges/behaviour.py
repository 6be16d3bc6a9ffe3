"""What the binary promises beyond the files it makes: the same bytes, whole files, exit codes, messages.

usage: behaviour.py --binary PATH      Closes with `N passed, N failed`.
"""

import argparse
import hashlib
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import tempfile
import time
import zipfile
from pathlib import Path

import made_manuscripts
from checks import Checks

ALL = "epub,pdf,booklet,txt,html"
FINE, DOCUMENT, USAGE, STRICT, FILES = 0, 1, 2, 3, 4
SHORT = re.compile(r"^(?:[^:\n]+:\d+:\d+: )?(?:error|warning|note): \S|^  hint: ")


class House:
    """A binary and a folder to try it in."""

    def __init__(self, binary: Path, folder: Path, checks: Checks) -> None:
        self.binary, self.folder, self.checks = binary, folder, checks

    def run(self, *arguments: str, **options) -> subprocess.CompletedProcess:
        """Runs the binary; its output is kept as bytes."""
        options.setdefault("cwd", self.folder)
        if "input" not in options:
            options.setdefault("stdin", subprocess.DEVNULL)
        options.setdefault("stdout", subprocess.PIPE)
        command = [str(options.pop("binary", self.binary)), *map(str, arguments)]
        return subprocess.run(command, stderr=subprocess.PIPE, timeout=300, **options)

    def ends(self, name: str, code: int, *arguments: str, message: str | None = None, **options) -> None:
        """One check: the exit code, and a part of what is said on standard error."""
        run = self.run(*arguments, **options)
        said = run.stderr.decode(errors="replace")
        problems = [] if run.returncode == code else [f"exit code {run.returncode}, not {code}: {said[-300:]}"]
        if message is not None and not re.search(message, said, re.MULTILINE):
            problems.append(f"says “{said.strip()[-300:]}”, not “{message}”")
        if run.returncode < 0 or "Fatal error" in said or "Trace" in said:
            problems.append(f"crashed: {said[-300:]}")
        self.checks.check(name, problems)

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path


def digests(folder: Path) -> dict[str, str]:
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*")) if file.is_file()
    }


def same_bytes(house: House, manuscripts: Path) -> None:
    """The same bytes whatever the folder, time zone, language, umask, home, day, jobs or width of the terminal."""
    worlds = [
        ("one", {"TZ": "UTC", "LC_ALL": "C"}, 0o022),
        ("zwei drei/vier", {"TZ": "Pacific/Kiritimati", "LC_ALL": "de_DE.UTF-8", "HOME": "/nonexistent"}, 0o077),
        ("σ", {"TZ": "America/Anchorage", "LANG": "tr_TR.UTF-8", "COLUMNS": "40", "USER": "someone"}, 0o000),
    ]
    results = []
    for jobs, (name, environment, mask) in zip(("1", "2", "7"), worlds):
        folder = house.folder / "worlds" / name
        shutil.copytree(manuscripts, folder / "in")
        house.run(
            "build", "in/everyday.md", "-t", ALL, "-o", "out/", cwd=folder,
            env={"PATH": os.environ["PATH"], **environment}, umask=mask)
        house.run("build", folder / "in/pictures.md", "-t", ALL, "-o", folder / "out/", cwd="/", umask=mask)
        house.run("build", folder / "in/book.md", "-t", "epub,html", "--kepub", "--jobs", jobs, "-o", folder / "out/", umask=mask)
        results.append(digests(folder / "out"))
    house.checks.check("builds make twelve files of three manuscripts", None if len(results[0]) == 12 else f"{results[0]}")
    for (name, _, _), result in zip(worlds[1:], results[1:]):
        differing = [file for file in results[0] if result.get(file) != results[0][file]]
        house.checks.check(f"the same bytes in “{name}”", [f"{file} differs" for file in differing])


def private(house: House) -> None:
    """Nothing of the machine or the user is in any output."""
    folder = house.folder / "worlds" / "one" / "out"
    secrets = [str(house.folder).encode(), os.uname().nodename.encode(), str(Path.home()).encode() + b"/"]
    secrets = [secret for secret in secrets if len(secret) > 3]
    problems = []
    for file in sorted(folder.iterdir()):
        data = [file.read_bytes()]
        if file.suffix == ".epub":
            data += [zipfile.ZipFile(file).read(name) for name in zipfile.ZipFile(file).namelist()]
        elif file.suffix == ".pdf":
            data.append(subprocess.run(["qpdf", "--qdf", str(file), "-"], capture_output=True).stdout)
        problems += [f"{file.name} holds {secret.decode()}" for secret in secrets for part in data if secret in part]
    house.checks.check("outputs name neither machine nor folder", problems)


def arguments(house: House) -> None:
    """Exit codes and messages of the command line."""
    house.write("a.md", "# A\n\nText with ![a picture](missing.png).\n")
    house.write("fine.md", "# Fine\n\nText.\n")
    house.ends("--help is fine", FINE, "--help")
    house.ends("build --help is fine", FINE, "build", "--help")
    house.ends("a manuscript is built", FINE, "build", "fine.md")
    made = (house.folder / "Output").is_dir() and (house.folder / "Output" / "fine.epub").exists()
    house.checks.check("it is built into Output", None if made else "Output/fine.epub is missing")
    listed = house.run("layouts").stdout.decode()
    house.checks.check("layouts are listed", [name for name in ("ebook", "book-a5", "leaflet-text") if name not in listed])
    house.ends("no file is a usage error", USAGE, "build")
    house.ends("an unknown option is a usage error", USAGE, "build", "fine.md", "--nonsense")
    house.ends("an unknown edition is a usage error", USAGE, "build", "fine.md", "-t", "docx")
    house.ends("an unknown command is a usage error", USAGE, "bind", "fine.md")
    house.ends("two editions to standard output are a usage error", USAGE, "build", "fine.md", "-t", "txt,html", "-o", "-")
    house.ends("a missing manuscript", FILES, "build", "nowhere.md", message=r"^error(\[[a-z-]+\])?: .*nowhere\.md|nowhere\.md: error: ")
    (house.folder / "empty").mkdir()
    house.ends("a folder without texts", FILES, "build", "empty", message=r"error(\[[a-z-]+\])?: ")
    house.ends("an unwritable place", FILES, "build", "fine.md", "-o", "fine.md/below/", message=r"error(\[[a-z-]+\])?: .*fine\.md")
    manuscript = house.write("same.txt", "A text that is its own edition.\n")
    (house.folder / "other.txt").symlink_to("same.txt")
    for place in ("same.txt", "./", "other.txt"):
        house.ends(f"no edition takes its manuscript's place at {place}", FILES, "build", "same.txt", "-t", "txt", "-o", place,
                   message=r"error(\[[a-z-]+\])?: .*-o")
    same = manuscript.read_text()
    house.checks.check("the manuscript is as it was", None if same == "A text that is its own edition.\n" else same[:80])
    house.ends("a warning does not fail", FINE, "build", "a.md", message="a.md:3:1")
    house.ends("a warning fails when strict", STRICT, "build", "a.md", "--strict")
    house.ends("a short diagnostic", FINE, "build", "a.md", "--diagnostics", "short", message=r"^\S*a\.md:3:1\d: warning: ")
    lines = house.run("build", "a.md", "--diagnostics", "json").stderr.decode().splitlines()
    objects = [json.loads(line) for line in lines if line.startswith("{")]
    house.checks.check("JSON diagnostics are objects", None if objects and len(objects) == len(lines) else f"{lines}")
    for arguments in (("nowhere.md",), ("a.md",), ("a.md", "--strict")):
        said = house.run("build", *arguments, "--diagnostics", "short").stderr.decode().splitlines()
        odd = [line for line in said if not SHORT.match(line)]
        house.checks.check(f"short messages have one shape: {' '.join(arguments)}", odd if said else "nothing was said")
    quiet = house.run("build", "fine.md", "--quiet")
    house.checks.check("--quiet says nothing", (quiet.stdout + quiet.stderr).decode())
    coloured = house.run("build", "a.md", env={**os.environ, "NO_COLOR": "1"})
    house.checks.check("no escape codes off a terminal", "\\x1b" if b"\x1b" in coloured.stderr + coloured.stdout else None)


def streams(house: House) -> None:
    """`-` is standard input and standard output."""
    manuscript = b"---\ntitle: Stream\nlang: en\n---\n\nOne *two* three.\n"
    house.write("stream.md", manuscript)
    for edition, start in (("txt", b""), ("html", b"<!DOCTYPE html"), ("pdf", b"%PDF-1."), ("epub", b"PK\3\4")):
        run = house.run("build", "-", "--from", "markdown", "-t", edition, "-o", "-", input=manuscript)
        right = run.returncode == FINE and run.stdout.startswith(start) and len(run.stdout) > 10
        house.checks.check(f"{edition} from standard input to output", None if right else run.stderr.decode() or run.stdout[:80].decode(errors="replace") or "nothing")
        house.run("build", "stream.md", "-t", edition, "-o", f"kept.{edition}")
        kept = house.folder / f"kept.{edition}"
        same = kept.exists() and kept.read_bytes() == run.stdout
        house.checks.check(f"{edition} is the same file as from a file", None if same else "the bytes differ")
    plain = house.run("build", "-", "--from", "text", "-t", "txt", "-o", "-", input=b"A Title\n\n* not a list * but text.\n")
    house.checks.check("plain text from standard input", None if b"A Title" in plain.stdout else plain.stderr.decode() or "no")
    house.ends("empty standard input", FINE, "build", "-", "-t", "txt", "-o", "-", input=b"")
    with open("/dev/full", "wb") as full:
        house.ends("a full standard output", FILES, "build", "stream.md", "-t", "txt", "-o", "-", stdout=full, message=r"error(\[[a-z-]+\])?: ")


def alone(house: House) -> None:
    """The binary needs nothing beside it."""
    folder = house.folder / "alone"
    folder.mkdir()
    copy = Path(shutil.copy2(house.binary, folder / "pamphlet"))
    house.write("alone/text.md", "# Alone\n\nWords.\n")
    house.ends("the binary works alone", FINE, "build", "text.md", "-t", ALL, binary=copy, cwd=folder, env={"PATH": "/usr/bin:/bin"})
    made = sorted(file.name for file in (folder / "Output").iterdir()) if (folder / "Output").exists() else []
    wanted = ["text-A4-booklet-flip-SHORT-edge.pdf", "text.epub", "text.html", "text.pdf", "text.txt"]
    house.checks.check("every edition has its name", None if made == wanted else f"{made}")


def confined(house: House) -> None:
    """No file outside the manuscript's folder gets into an edition."""
    secret = house.write("outside/secret.png", made_manuscripts.png(23, 29))
    house.write("inside/text.md", f"# In\n\n![a](../outside/secret.png)\n\n![b]({secret})\n\n![c](link.png)\n\n![d](/dev/zero)\n")
    (house.folder / "inside" / "link.png").symlink_to(secret)
    house.ends("pictures outside the folder are refused", FINE, "build", "inside/text.md", "-t", "epub,html", "-o", "refused/", message="secret.png")
    book = house.folder / "refused" / "text.epub"
    names = zipfile.ZipFile(book).namelist() if book.exists() else ["no book"]
    house.checks.check("none of them is in the book", [name for name in names if name.endswith(".png") and "cover" not in name])
    page = house.folder / "refused" / "text.html"
    house.checks.check("none of them is in the copy", not page.exists() or "data:image/png" in page.read_text())


def torn(house: House) -> None:
    """A killed build and a full disk leave the old files whole."""
    old = "---\ntitle: Old\n---\n\n" + made_manuscripts.prose(60000, 1)
    new = "---\ntitle: New\n---\n\n" + made_manuscripts.prose(60000, 2)
    manuscript = house.write("torn/book.md", old)
    folder = house.folder / "torn" / "out"
    build = ("build", str(manuscript), "-t", ALL, "-o", f"{folder}/", "--quiet")
    house.run(*build)
    before = digests(folder)
    manuscript.write_text(new, encoding="utf-8")
    started = time.monotonic()
    shutil.copytree(folder, house.folder / "torn" / "kept")
    house.run(*build)
    span = time.monotonic() - started
    after = digests(folder)
    house.checks.check("the two builds differ", None if len(before) == 5 and before != after else f"{before}")
    problems, killed = [], 0
    for step in range(20):
        shutil.rmtree(folder)
        shutil.copytree(house.folder / "torn" / "kept", folder)
        process = subprocess.Popen([str(house.binary), *build], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(span * step / 20)
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        now = digests(folder)
        problems += [f"{name} is torn" for name in before if now.get(name) not in (before[name], after[name])]
    house.checks.check("a killed build leaves whole files", problems if killed else "no build was killed in time")
    shutil.rmtree(folder)
    shutil.copytree(house.folder / "torn" / "kept", folder)

    def small_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    house.ends("a full disk is an error of files", FILES, *build, preexec_fn=small_files, message=r"error(\[[a-z-]+\])?: ")
    left = digests(folder)
    house.checks.check("a full disk leaves the old files whole", [name for name in before if left.get(name) != before[name]])
    house.checks.check("a failed build leaves nothing else", [name for name in left if name not in before])


def main() -> None:
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--binary", type=Path, required=True)
    binary = parser.parse_args().binary.resolve()
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="pamphlet-behaviour-") as scratch:
        house = House(binary, Path(scratch), checks)
        manuscripts = Path(scratch) / "manuscripts"
        made_manuscripts.make(manuscripts)
        for file in (Path(__file__).parent / "manuscripts").rglob("*"):
            if file.is_file():
                shutil.copy(file, manuscripts)
        same_bytes(house, manuscripts)
        for part in (private, arguments, streams, alone, confined, torn):
            part(house)
    checks.close()


if __name__ == "__main__":
    main()
