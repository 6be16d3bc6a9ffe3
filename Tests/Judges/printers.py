"""Asks virtual printers what they can print on, prints for them, and looks for ink where they cannot print.

usage: printers.py --binary PATH

CUPS's `ippeveprinter` is each printer. `pamphlet printer probe` keeps its margins as a profile; leaflets, booklets and zines are
made with that profile and sent to the printer; what it got is drawn by Poppler, and every pixel beyond its margins has to be
white. A private message bus is all that the printers need: they announce themselves nowhere. Closes with
`N passed, N failed`; where the programs are not installed nothing is asked.
"""

import argparse
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from checks import Checks

# Margins in 1/100 mm (left, right, top, bottom), whether it turns paper, and the size of its paper.
PRINTERS = {
    "plain": ((635, 635, 635, 635), True, (21000, 29700)),
    "narrow": ((423, 423, 423, 423), True, (21000, 29700)),
    "lopsided": ((300, 500, 400, 1250), False, (21000, 29700)),
    "wide": ((1270, 1000, 900, 1500), True, (21000, 29700)),
    "letter": ((635, 635, 300, 1270), True, (21590, 27940)),
}
LAYOUTS = {
    21000: ["trifold-a4", "zfold-a4", "gatefold-a4", "accordion-a4", "zine-8up", "handbill-a6-4up", "booklet-a4"],
    21590: ["trifold-letter", "booklet-letter"],
}
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={path}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>
"""
MANUSCRIPT = """---
title: A leaflet
lang: en
print: {{pages: auto}}
---

# One

{long}

# Two

- first
- second

{long}
""".format(long="Words of a paragraph that fills its lines to the edge and goes on. " * 6)
DOTS = 60


def attributes(name: str) -> str:
    """What a printer says of itself, for ippeveprinter."""
    (left, right, top, bottom), turns, (width, height) = PRINTERS[name]
    media = "iso_a4_210x297mm" if width == 21000 else "na_letter_8.5x11in"
    sides = "one-sided,two-sided-long-edge,two-sided-short-edge" if turns else "one-sided"
    return f"""ATTR keyword media-supported {media}
ATTR keyword media-default {media}
ATTR keyword sides-supported {sides}
ATTR keyword sides-default one-sided
ATTR textWithoutLanguage printer-make-and-model "{name}"
ATTR mimeMediaType document-format-supported application/pdf
ATTR mimeMediaType document-format-default application/pdf
ATTR collection media-col-database {{
  MEMBER collection media-size {{ MEMBER integer x-dimension {width} MEMBER integer y-dimension {height} }}
  MEMBER integer media-left-margin {left}
  MEMBER integer media-right-margin {right}
  MEMBER integer media-top-margin {top}
  MEMBER integer media-bottom-margin {bottom}
}}
"""


def clipped(file: Path, title: str, name: str) -> list[str]:
    """The sides with ink where the printer cannot print. A side that lies is fed by its short edge, either way round."""
    (left, right, top, bottom), _, _ = PRINTERS[name]
    problems = []
    blank = True
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-gray", "-r", str(DOTS), str(file), f"{folder}/side"], check=True)
        for number, side in enumerate(sorted(Path(folder).iterdir()), 1):
            _, size, _, pixels = side.read_bytes().split(b"\n", 3)
            width, height = map(int, size.split())
            across, along = (max(left, right), max(top, bottom))
            free_x, free_y = (along, across) if width > height else (across, along)
            x, y = (int(free / 2540 * DOTS) for free in (free_x, free_y))
            rows = [pixels[row * width:(row + 1) * width] for row in range(height)]
            inked = sum(byte < 250 for row in rows[:y] + rows[height - y:] for byte in row)
            inked += sum(byte < 250 for row in rows for byte in row[:x] + row[width - x:])
            if inked:
                problems.append(f"side {number}: {inked} pixels of ink in the margins")
            blank = blank and all(byte >= 250 for byte in pixels)
    # The backs of a short text may be white.
    return problems + (["nothing was printed"] if blank and "backs" not in title else [])


def judge_printer(binary: Path, name: str, port: int, folder: Path, checks: Checks) -> None:
    """The whole round with one printer."""
    spool = folder / f"{name}-spool"
    spool.mkdir()
    (folder / f"{name}.conf").write_text(attributes(name))
    address = f"ipp://localhost:{port}/ipp/print"
    # A command of its own spares the seconds for which it would else pretend to print.
    command = ["ippeveprinter", "-p", str(port), "-n", "localhost", "-k", "-d", str(spool), "-r", "off", "-c",
               shutil.which("true"), "-a", str(folder / f"{name}.conf"), name]
    printer = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        probe = None
        for _ in range(600):
            time.sleep(0.1)
            probe = subprocess.run([str(binary), "printer", "probe", address, "--name", name], capture_output=True, text=True)
            if probe.returncode == 0:
                break
        margins, turns, _ = PRINTERS[name]
        wanted = [f"margin-{edge}: {width // 100}.{width % 100:02}mm"
                  for edge, width in zip(("left", "right", "top", "bottom"), margins)]
        wanted.append("flip: either" if turns else "flip: hand")
        missing = [line for line in wanted if line not in probe.stdout.splitlines()]
        checks.check(f"{name} tells its margins", [f"{line} is not told" for line in missing] or
                     ([probe.stderr] if probe.returncode else []))
        for layout in LAYOUTS[PRINTERS[name][2][0]]:
            out = folder / f"{name}-{layout}"
            command = [str(binary), "build", str(folder / "work.md"), "-t", "booklet", "-l", layout, "--printer", name, "-q",
                       "--marks", "fold,crop,collating", "-o", f"{out}/"]
            run = subprocess.run(command, capture_output=True, text=True)
            if run.returncode:
                checks.check(f"{layout} for {name}", run.stderr)
                continue
            for file in sorted(out.iterdir()):
                before = set(spool.iterdir())
                subprocess.run(["ipptool", "-f", str(file), address, "print-job.test"], capture_output=True, timeout=120)
                for _ in range(600):
                    got = [path for path in set(spool.iterdir()) - before if path.stat().st_size == file.stat().st_size]
                    if got:
                        break
                    time.sleep(0.1)
                checks.check(f"{file.name} on {name}", clipped(got[0], file.name, name) if got else ["the printer got nothing"])
    finally:
        printer.terminate()
        printer.wait()


def judge(binary: Path, checks: Checks) -> None:
    """All printers, on a message bus of their own."""
    needed = ["ippeveprinter", "ipptool", "dbus-daemon", "pdftoppm"]
    if absent := [name for name in needed if not shutil.which(name)]:
        print(f"not asked, for want of {', '.join(absent)}")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "work.md").write_text(MANUSCRIPT.replace("{{", "{").replace("}}", "}"))
        (folder / "bus.conf").write_text(BUS.format(path=folder / "bus"))
        os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = f"unix:path={folder / 'bus'}"
        os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
        bus = subprocess.Popen(["dbus-daemon", f"--config-file={folder / 'bus.conf'}", "--nofork", "--nopidfile"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            for _ in range(600):
                if (folder / "bus").exists():
                    break
                time.sleep(0.1)
            for index, printer in enumerate(PRINTERS):
                judge_printer(binary, printer, 8701 + index, folder, checks)
        finally:
            bus.terminate()
            bus.wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", type=Path, required=True)
    arguments = parser.parse_args()
    found = Checks()
    judge(arguments.binary.resolve(), found)
    found.close()
