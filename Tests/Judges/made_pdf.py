"""Small PDFs, made and read without any library."""

import json
import subprocess
from pathlib import Path


def numbered_pages(count: int, width: float = 297.64, height: float = 419.53) -> bytes:
    """Pages (A6 unless told otherwise) with `q7q` above and `foot7` below the middle of page 7."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for page in range(1, count + 1):
        middle = width / 2 - 20
        content = (f"BT /F1 14 Tf {middle:.2f} {height * 0.6:.2f} Td (q{page}q) Tj ET "
                   f"BT /F1 9 Tf {middle:.2f} {height * 0.4:.2f} Td (foot{page}) Tj ET")
        objects.append(f"<</Length {len(content)}>>\nstream\n{content}\nendstream")
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Resources<</Font<</F1 3 0 R>>>>"
                       f"/Contents {len(objects)} 0 R>>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {count}/Kids[{' '.join(kids)}]>>"
    out = b"%PDF-1.4\n"
    offsets = []
    for number, text in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode()
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    return out


def outline_places(file: Path) -> list[tuple[str, int, float, float]]:
    """Where the entries of the outline lead, as qpdf reads them: title, index of the page, and the place on it."""
    run = subprocess.run(["qpdf", "--json=2", "--json-key=outlines", "--json-key=pages", str(file)], capture_output=True, text=True)
    told = json.loads(run.stdout)
    number = {page["object"]: index for index, page in enumerate(told["pages"])}
    return [(entry["title"], number[entry["dest"][0]], float(entry["dest"][2]), float(entry["dest"][3]))
            for entry in told["outlines"] if entry["dest"][1] == "/XYZ"]


def link_boxes(file: Path) -> dict[int, list[list[float]]]:
    """The rectangles of links to addresses, by page, as qpdf reads them."""
    run = subprocess.run(["qpdf", "--json=2", str(file)], capture_output=True, text=True)
    told = json.loads(run.stdout)
    objects = told["qpdf"][1]

    def resolved(value):
        while isinstance(value, str) and value.endswith(" R"):
            value = objects[f"obj:{value}"].get("value")
        return value

    boxes: dict[int, list[list[float]]] = {}
    for number, page in enumerate(told["pages"]):
        for annotation in resolved(resolved(page["object"]).get("/Annots")) or []:
            found = resolved(annotation)
            if resolved(found.get("/A")):
                boxes.setdefault(number, []).append([float(side) for side in resolved(found["/Rect"])])
    return boxes
