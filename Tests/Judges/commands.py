"""The commands around a build, tried as a newcomer would: many works at once, completions, the manual, new, doctor.

usage: commands.py --binary PATH      Closes with `N passed, N failed`.

Judges: bash, zsh, fish and groff read what is made for them; cmp compares editions.
"""

import argparse
import getpass
import os
import pty
import re
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

from checks import Checks

GUIDE = (Path(__file__).parents[2] / "Guide" / "guide.md").read_text(encoding="utf-8")
EDITIONS = ("epub", "pdf", "txt", "html")
LAYOUT = "extends: book-a5\nbody: {size: 11pt}\n"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154789c63000100000500010d0a2db4"
    "0000000049454e44ae426082")


class Desk:
    """A binary and a folder to try it in."""

    def __init__(self, binary: Path, folder: Path, checks: Checks) -> None:
        self.binary, self.folder, self.checks = binary, folder, checks

    def run(self, *arguments: str, **options) -> subprocess.CompletedProcess:
        options.setdefault("cwd", self.folder)
        options.setdefault("stdin", subprocess.DEVNULL)
        command = [str(options.pop("binary", self.binary)), *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, timeout=300, **options)

    def ends(self, name: str, code: int, run: subprocess.CompletedProcess, says: str = "") -> None:
        said = run.stdout + run.stderr
        problems = [] if run.returncode == code else [f"exit code {run.returncode}, not {code}: {said.strip()[-300:]}"]
        if says and not re.search(says, said, re.MULTILINE):
            problems.append(f"does not say {says}: {said.strip()[-300:]}")
        self.checks.check(name, problems)

    def write(self, name: str, text: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def on_terminal(self, *arguments: str, answers: str = "") -> str:
        """What a command shows on a terminal."""
        process, terminal = pty.fork()
        if process == 0:
            os.chdir(self.folder)
            os.execve(self.binary, ["pamphlet", *arguments], {**os.environ, "TERM": "xterm"})
        os.write(terminal, answers.encode())
        shown = b""
        while True:
            try:
                part = os.read(terminal, 65_536)
            except OSError:
                break
            if not part:
                break
            shown += part
        os.waitpid(process, 0)
        return shown.decode(errors="replace")


def essay(number: int, more: str = "") -> str:
    return f"---\ntitle: Essay {number}\nauthor: Anne Writer\nlang: en\n---\n\nThe {number}th essay has words.\n\n{more}\n"


def many(desk: Desk) -> None:
    """Many works: one that fails stops no other, and what has not changed is not made again."""
    for number in range(1, 6):
        desk.write(f"essays/e{number}.md", essay(number))
    desk.write("essays/e5.md", essay(5, "![A dot](dot.png)"))
    desk.write("essays/dot.png", PIXEL)
    desk.write("bad.md", "---\ntitle: [never closed\n---\n\nText.\n")
    names = [f"essays/e{number}.md" for number in range(1, 6)]
    build = ["build", *names, "--jobs", "2", "-t", ",".join(EDITIONS)]
    desk.ends("one bad manuscript stops no other", 1, desk.run(*build, "bad.md"), r"6 works: 5 made, 0 unchanged, 1 failed: bad\.md")
    desk.ends("the worst exit code counts", 4, desk.run(*build, "bad.md", "nowhere.md"), "5 unchanged, 2 failed")
    desk.ends("what has not changed is not made again", 0, desk.run(*build), "5 works: 0 made, 5 unchanged, 0 failed")
    desk.run("build", names[0], "-t", ",".join(EDITIONS), "-o", "alone/")
    other = [name for name in EDITIONS
             if (desk.folder / f"alone/e1.{name}").read_bytes() != (desk.folder / f"Output/e1.{name}").read_bytes()]
    desk.checks.check("one of many has the bytes of one alone", other)
    one_by_one = desk.run("build", *names, "--jobs", "1", "-t", ",".join(EDITIONS), "-o", "one")
    same = subprocess.run(["diff", "-r", "-x", ".pamphlet", desk.folder / "Output", desk.folder / "one"], capture_output=True, text=True)
    desk.checks.check("any number of jobs gives the same bytes", same.stdout.splitlines() + one_by_one.stderr.splitlines()[:-1])
    records = "".join(path.read_text() for path in (desk.folder / "Output/.pamphlet").iterdir())
    private = [word for word in (socket.gethostname(), getpass.getuser() + "/", str(desk.folder)) if word in records]
    desk.checks.check("records know nothing of the machine", private)
    stale(desk, build)


def stale(desk: Desk, build: list[str]) -> None:
    """Whatever changes, what depends on it is made again."""
    def made(count: int, name: str, *more: str, **options) -> None:
        desk.ends(name, 0, desk.run(*build, *more, **options), f"{count} made, {5 - count} unchanged")

    desk.write("essays/e1.md", essay(1, "One word more."))
    made(1, "a changed text is made again")
    desk.write("essays/dot.png", PIXEL + b"\0")
    made(1, "a changed picture is made again")
    desk.write("Output/e2.txt", "touched")
    made(1, "a touched edition is made again")
    (desk.folder / "Output/e3.epub").unlink()
    made(1, "a missing edition is made again")
    desk.write("mine.yaml", LAYOUT)
    made(5, "another layout makes all again", "-l", "./mine.yaml")
    made(0, "the same layout makes none again", "-l", "./mine.yaml")
    desk.write("mine.yaml", LAYOUT.replace("11", "12"))
    made(5, "a changed layout makes all again", "-l", "./mine.yaml")
    made(5, "other settings make all again", "--lang", "de")
    made(5, "another time makes all again", env={**os.environ, "SOURCE_DATE_EPOCH": "86400"})
    made(5, "without it all are made again")
    other = desk.folder / "other-pamphlet"
    shutil.copy(desk.binary, other)
    made(5, "another program makes all again", binary=other)
    made(5, "fresh makes all again", "--fresh", binary=other)
    desk.write("essays/e4.md", essay(4, "![Gone](gone.png)"))
    for turn in ("once", "again"):
        desk.ends(f"a warning is told {turn}", 0, desk.run(*build, binary=other), r"gone\.png")
    desk.ends("a warning fails when strict", 3, desk.run(*build, "--strict"), "1 failed")


def chapters(desk: Desk) -> None:
    """A folder with a list is one work, and its chapters count."""
    desk.write("shelf/book/SUMMARY.md", "- [Two](two.md)\n- [One](one.md)\n")
    desk.write("shelf/book/one.md", "# One\n\nFirst words.\n")
    desk.write("shelf/book/two.md", "# Two\n\nSecond words.\n")
    desk.write("shelf/alone.md", essay(9))
    build = ["build", "--each", "shelf", "-t", "txt", "-o", "shelved"]
    desk.ends("a folder of works and folders", 0, desk.run(*build), "2 works: 2 made")
    text = (desk.folder / "shelved/book.txt").read_text()
    desk.checks.check("the list says the order", None if text.index("Second words") < text.index("First words") else text)
    desk.ends("nothing is made twice", 0, desk.run(*build), "0 made, 2 unchanged")
    desk.write("shelf/book/one.md", "# One\n\nOther words.\n")
    desk.ends("a changed chapter is made again", 0, desk.run(*build), "1 made, 1 unchanged")
    desk.checks.check("and is in the book", None if "Other words" in (desk.folder / "shelved/book.txt").read_text() else "not there")


def parts(desk: Desk) -> None:
    """A folder with folders in it is one work in the order of their names, and nothing is left out in silence."""
    for path in ("part2/01.md", "part1/10.md", "part1/2.md", "part1.md", "README.md", "part10/deep/x.md", "_aside/no.md", "fonts/OFL.txt",
                 "Output/old.md"):
        desk.write(f"novel/{path}", f"# Head {path}\n\nText.\n")
    run = desk.run("build", "novel", "-t", "txt", "-o", "novel/made/")
    desk.ends("a folder of folders is one work", 0, run, r"not in the work: fonts/OFL\.txt\n")
    wanted = ["README.md", "part1.md", "part1/2.md", "part1/10.md", "part2/01.md", "part10/deep/x.md"]
    text = (desk.folder / "novel/made/novel.txt").read_text()
    desk.checks.check("in the order of its names", None if re.findall(r"^Head (.*)$", text, re.M) == wanted else text)
    again = desk.run("build", "novel", "-t", "txt", "-o", "novel/made/")
    desk.ends("its editions are not named as left out", 0, again, r"not in the work: fonts/OFL\.txt\n")
    desk.ends("nor by check", 0, desk.run("check", "novel"), r"not in the work: fonts/OFL\.txt \[left-out\]\n")
    desk.checks.check("its editions are no texts of it", None if text == (desk.folder / "novel/made/novel.txt").read_text() else True)
    desk.write("novel/README.md", "---\nchapters: [part2/01.md]\n---\n# Head README.md\n")
    desk.run("build", ".", "-t", "txt", "-o", "../first/", cwd=desk.folder / "novel")
    text = (desk.folder / "first/novel.txt").read_text()
    desk.checks.check("a listed file stands where it is listed", None if text.count("Head part2/01.md") == 1 else text)
    desk.write("tale/src/1.md", "# Once\n\nText.\n")
    desk.run("build", "tale/src", "-t", "txt", "-o", "first/")
    desk.run("build", ".", "-t", "txt", "-o", "../../second/", cwd=desk.folder / "tale/src")
    made = [(desk.folder / place / "tale.txt").exists() for place in ("first", "second")]
    desk.checks.check("a folder for sources is called as the one around it", None if all(made) else made)
    desk.write("novel/SUMMARY.md", "- [One](part1.md)\n")
    desk.ends("what a list leaves out is told", 0, desk.run("check", "novel"), r"not in the work: README\.md, .*part1/2\.md.* and 1 more")


def naming(desk: Desk) -> None:
    """What is one work and what is many, and where each goes."""
    desk.write("a/story.md", essay(1))
    desk.write("b/story.md", essay(2))
    desk.write("parts/1.md", "# First\n\nText.\n")
    desk.write("parts/2.md", "# Second\n\nText.\n")
    desk.ends("two files are one work", 0, desk.run("build", "a/story.md", "b/story.md", "-t", "txt", "-o", "t/"), "build --each")
    desk.checks.check("and make one edition", None if [p.name for p in (desk.folder / "t").iterdir()] == ["story.txt"] else True)
    run = desk.run("build", "--each", "b/story.md", "a/story.md", "parts", "-t", "txt", "-o", "u")
    desk.ends("works of one name", 0, run)
    wanted = ["u/1.txt", "u/2.txt", "u/a/story.txt", "u/b/story.txt"]
    desk.checks.check("have places of their own", [path for path in wanted if not (desk.folder / path).is_file()])
    desk.ends("a folder is one work", 0, desk.run("build", "parts", "-t", "txt", "-o", "v/"))
    desk.checks.check("called as the folder", None if (desk.folder / "v/parts.txt").is_file() else os.listdir(desk.folder / "v"))
    desk.ends("standard input is one work", 2, desk.run("build", "--each", "-"))
    desk.ends("a title is for one work", 2, desk.run("build", "--each", "a/story.md", "b/story.md", "--title", "X"))
    plan = desk.run("plan", "a/story.md", "b/story.md", "parts/1.md", "-t", "txt", "-o", "w", "--form", "commands")
    desk.ends("a plan is made", 0, plan)
    environment = {**os.environ, "PATH": f"{desk.folder / 'bin'}:{os.environ['PATH']}"}
    (desk.folder / "bin").mkdir()
    (desk.folder / "bin/pamphlet").symlink_to(desk.binary)
    subprocess.run(["sh"], input=plan.stdout, text=True, cwd=desk.folder, env=environment, capture_output=True)
    other = [path for path in ("1.txt", "a/story.txt", "b/story.txt")
             if not (desk.folder / "w" / path).is_file()
             or (desk.folder / "w" / path).read_bytes() != (desk.folder / "u" / path).read_bytes()]
    desk.checks.check("a plan puts the same files in the same places", other)


def progress(desk: Desk) -> None:
    """Progress is for eyes only."""
    names = ["essays/e1.md", "essays/e2.md", "essays/e3.md"]
    shown = desk.on_terminal("build", *names, "--jobs", "1", "-t", "txt", "-o", "shown")
    desk.checks.check("a terminal shows progress", None if "1 of 3 made; now essays/e2.md" in shown else shown[-200:])
    run = desk.run("build", *names, "--jobs", "1", "-t", "txt", "-o", "unseen")
    desk.checks.check("nothing else does", None if "\r" not in run.stderr and "\x1b" not in run.stderr else run.stderr[-200:])
    run = desk.run("build", *names, "--jobs", "1", "-t", "txt", "-o", "unseen", "--fresh", "--quiet")
    desk.checks.check("quiet is quiet", run.stdout + run.stderr)


# Options that are the same everywhere, and explain themselves.
PLAIN = {"--help", "--version", "--quiet"}


def unexplained(desk: Desk, path: list[str]) -> list[str]:
    """Options of a command, and of those under it, that the guide names neither in full nor by their letter."""
    text = desk.run(*path, "--help").stdout
    options, _, below = text.partition("SUBCOMMANDS:")
    missing = []
    for letter, name in re.findall(r"^  (?:-(\w), )?(--[\w-]+)", options, re.MULTILINE):
        if name not in PLAIN and name not in GUIDE and not (letter and f" -{letter} " in GUIDE):
            missing.append(" ".join([*path, name]))
    for command in re.findall(r"^  ([a-z]+)(?: \(default\))?  ", below, re.MULTILINE):
        missing += unexplained(desk, [*path, command])
    return missing


def help_elsewhere(desk: Desk) -> None:
    """The manual and the completions say what --help says."""
    manual = desk.run("manual")
    desk.write("pamphlet.1", manual.stdout)
    set_page = subprocess.run(["groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-P-cbou", desk.folder / "pamphlet.1"], capture_output=True, text=True)
    desk.checks.check("groff has no complaint", set_page.stderr.splitlines())
    page = " ".join(set_page.stdout.replace("‐\n", "-").split()).replace("‐", "-").replace("−", "-")
    commands = re.findall(r"^  ([a-z]+)  ", desk.run("--help").stdout, re.MULTILINE)
    desk.checks.check("there are commands", None if len(commands) > 10 else commands)
    missing = []
    for command in commands:
        options = set(re.findall(r"--[a-z-]+", desk.run("help", command).stdout))
        missing += [f"{command} {option}" for option in sorted(options) if option not in page]
    desk.checks.check("every option is in the manual", missing)
    desk.checks.check("every option is explained in the guide", unexplained(desk, []))
    for shell in ("bash", "zsh", "fish"):
        script = desk.run("completions", shell).stdout
        desk.write(f"complete.{shell}", script)
        read = subprocess.run([shell, "-n", desk.folder / f"complete.{shell}"], capture_output=True, text=True)
        desk.checks.check(f"{shell} reads its completions", read.stderr if read.returncode or not script else None)
    asked = subprocess.run(["fish", "-c", f"source {desk.folder}/complete.fish; complete -C 'pamphlet bui'"], capture_output=True, text=True)
    desk.checks.check("fish completes a command", None if asked.stdout.startswith("build") else asked.stdout + asked.stderr)


def beginning(desk: Desk) -> None:
    """A first manuscript, with questions only on a terminal; what the machine lacks."""
    desk.ends("a manuscript is begun", 0, desk.run("new", "first-letter"))
    desk.checks.check("its title is its name", None if 'title: "First letter"' in (desk.folder / "first-letter.md").read_text() else True)
    desk.ends("it can be built", 0, desk.run("build", "first-letter.md", "--strict", "-o", "first/"))
    desk.ends("it is not begun twice", 4, desk.run("new", "first-letter.md"))
    for kind in ("essay", "book", "leaflet"):
        desk.run("new", f"{kind}.md", "--kind", kind)
        desk.ends(f"{kind} is built without a warning", 0, desk.run("build", f"{kind}.md", "--strict", "-o", "first/"))
    desk.on_terminal("new", "asked.md", answers="book\nA \"Title\"\nMe\nde\n")
    text = (desk.folder / "asked.md").read_text()
    wanted = ['title: "A \\"Title\\""', 'author: "Me"', 'language: "de"', "# The second chapter"]
    desk.checks.check("on a terminal it asks", [line for line in wanted if line not in text])
    desk.ends("the doctor finds what is needed", 0, desk.run("doctor"), "^ok .*Libertine")
    desk.ends("and names what is not there", 4, desk.run("doctor", "--lang", "tlh"), "^MISSING .*tlh")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True, type=Path)
    arguments = parser.parse_args()
    checks = Checks()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(arguments.binary.resolve(), Path(folder), checks)
        for part in (many, chapters, parts, naming, progress, help_elsewhere, beginning):
            part(desk)
    checks.close()


if __name__ == "__main__":
    main()
