"""The rules that DAISY's Ace adds to axe, over the files of a book: metadata, roles, pages, the order of the contents."""

import posixpath
import re
import xml.etree.ElementTree as tree
import zipfile
from pathlib import Path

OPF, DC, XHTML, OPS = (
    "{http://www.idpf.org/2007/opf}", "{http://purl.org/dc/elements/1.1/}", "{http://www.w3.org/1999/xhtml}",
    "{http://www.idpf.org/2007/ops}",
)
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
NEEDED = ("accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard", "accessibilitySummary")
MODES = {"auditory", "tactile", "textual", "visual"}
HAZARDS = {"none", "unknown", "flashing", "motionSimulation", "sound", "noFlashingHazard", "noMotionSimulationHazard",
           "noSoundHazard", "unknownFlashingHazard", "unknownMotionSimulationHazard", "unknownSoundHazard"}
ROLES = {"chapter": "doc-chapter", "footnote": "doc-footnote", "noteref": "doc-noteref", "pagebreak": "doc-pagebreak",
         "toc": "doc-toc", "page-list": "doc-pagelist", "colophon": "doc-colophon", "subtitle": "doc-subtitle"}


def problems(path: Path) -> list[str]:
    """The rules that a book breaks."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    package = tree.fromstring(files["EPUB/package.opf"])
    documents = {
        posixpath.basename(name): tree.fromstring(data) for name, data in files.items() if name.endswith(".xhtml")
    }
    spine = [
        package.find(f".//{OPF}item[@id='{reference.get('idref')}']").get("href")
        for reference in package.iter(f"{OPF}itemref")
    ]
    found = metadata_problems(package, documents)
    for name, document in documents.items():
        found += page_problems(name, document)
    return found + navigation_problems(documents, spine)


def metadata_problems(package: tree.Element, documents: dict[str, tree.Element]) -> list[str]:
    values: dict[str, list[str]] = {}
    for meta in package.iter(f"{OPF}meta"):
        if (meta.get("property") or "").startswith("schema:"):
            values.setdefault(meta.get("property")[7:], []).append(meta.text or "")
    found = [f"metadata-{name.lower()}: missing" for name in NEEDED if not any(values.get(name, []))]
    found += [f"metadata-accessmode: {mode}" for mode in values.get("accessMode", []) if mode not in MODES]
    found += [f"metadata-accessibilityhazard: {one}" for one in values.get("accessibilityHazard", []) if one not in HAZARDS]
    for modes in values.get("accessModeSufficient", []):
        if not set(re.split(r"\s*,\s*", modes)) <= MODES:
            found.append(f"metadata-accessmodesufficient: {modes}")
    features = set(values.get("accessibilityFeature", []))
    pictures = [image for document in documents.values() for image in document.iter(f"{XHTML}img")]
    bare = [image for image in pictures if not (image.get("alt") or "").strip()]
    if "alternativeText" in features and (bare or not pictures):
        found.append(f"claims alternativeText, but {len(bare)} of {len(pictures)} pictures have none")
    shown = [one for name, document in documents.items() if name != "cover.xhtml" for one in document.iter(f"{XHTML}img")]
    if shown and not bare and "alternativeText" not in features:
        found.append("does not claim alternativeText, though every picture has one")
    formulas = [one for document in documents.values() for one in document.iter("{http://www.w3.org/1998/Math/MathML}math")]
    if ("MathML" in features) != bool(formulas):
        found.append(f"MathML is claimed: {'MathML' in features}; formulas: {len(formulas)}")
    if not package.get(LANGUAGE) or package.find(f".//{DC}language") is None:
        found.append("epub-lang: the package names no language")
    if (package.findtext(f".//{DC}title") or "").strip() == "":
        found.append("epub-title: no title")
    return found


def page_problems(name: str, document: tree.Element) -> list[str]:
    found = []
    if not document.get("lang") or not document.get(LANGUAGE):
        found.append(f"{name}: html names no language")
    if not (document.findtext(f".//{XHTML}title") or "").strip():
        found.append(f"{name}: document-title: empty")
    for element in document.iter():
        kind = element.get(f"{OPS}type")
        if kind in ROLES and not (name == "nav.xhtml" and element.tag == f"{XHTML}a") and element.get("role") != ROLES[kind]:
            found.append(f"{name}: epub-type-has-matching-role: {kind}")
        if kind == "pagebreak" and not (element.get("title") or element.get("aria-label")):
            found.append(f"{name}: pagebreak-label: {element.get('id')}")
        if element.tag == f"{XHTML}table" and element.find(f".//{XHTML}th") is not None:
            found += [f"{name}: th without scope" for cell in element.iter(f"{XHTML}th") if not cell.get("scope")]
    return found


def navigation_problems(documents: dict[str, tree.Element], spine: list[str]) -> list[str]:
    found = []
    navigation = {nav.get(f"{OPS}type"): nav for nav in documents["nav.xhtml"].iter(f"{XHTML}nav")}
    order = [link.get("href").split("#")[0] for link in navigation["toc"].iter(f"{XHTML}a")]
    places = [spine.index(href) for href in order if href in spine]
    if places != sorted(places) or len(places) < len(order):
        found.append("epub-toc-order: the contents do not follow the spine")
    identifiers = {
        name: [element.get("id") for element in document.iter() if element.get("id")] for name, document in documents.items()
    }
    for href in (link.get("href") for nav in navigation.values() for link in nav.iter(f"{XHTML}a")):
        file, _, place = href.partition("#")
        if file not in documents or place and place not in identifiers[file]:
            found.append(f"the navigation leads nowhere: {href}")
    marks = [
        f"{name}#{element.get('id')}" for name in spine if name in documents for element in documents[name].iter()
        if element.get(f"{OPS}type") == "pagebreak"
    ]
    pages = [link.get("href") for link in navigation["page-list"].iter(f"{XHTML}a")] if "page-list" in navigation else []
    if marks != pages:
        found.append(f"page-list: {len(pages)} entries for {len(marks)} marks, or in another order")
    return found
