"""What is handed round: bundles, signatures, plans and the server, judged by other people's programs.

usage: sharing.py --binary PATH      Closes with `N passed, N failed`.

Judges: Chromium from file:// without a network, sha256sum, minisign, xmllint, exiftool, mat2, GNU make, GNU parallel, zbarimg;
the catalogues are held to the rules of RFC 4287, OPDS 1.2 and OPDS 2.0.
"""

import argparse
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

from checks import Checks

ESSAY = """---
title: On the Use of Small Things
author: Anne Writer
language: en
---

# The beginning

Small things outlast large ones, said the clockmaker of Crème-sur-Mer.

## The lighthouse

Nobody had lit the lamp for eleven years.
"""
HEBREW = "---\ntitle: דברים קטנים\nauthor: כותבת\nlanguage: he\n---\n\n# פתיחה\n\nדברים קטנים מאריכים ימים.\n"


class Links(HTMLParser):
    """Every address in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attributes) -> None:
        self.found += [value for name, value in attributes if name in ("href", "src") and value]


class Shop:
    """A binary and a folder to try it in."""

    def __init__(self, binary: Path, folder: Path, checks: Checks) -> None:
        self.binary, self.folder, self.checks = binary, folder, checks

    def run(self, *command: str, **options) -> subprocess.CompletedProcess:
        options.setdefault("cwd", self.folder)
        options.setdefault("stdin", subprocess.DEVNULL)
        return subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=300, **options)

    def pamphlet(self, *arguments: str, **options) -> subprocess.CompletedProcess:
        return self.run(self.binary, *arguments, **options)

    def succeeds(self, name: str, run: subprocess.CompletedProcess, code: int = 0) -> None:
        said = (run.stdout + run.stderr).strip()[-300:]
        self.checks.check(name, None if run.returncode == code else f"exit code {run.returncode}, not {code}: {said}")


def bundle(shop: Shop) -> None:
    """The folder, its checksums, its signature, its links and its sameness."""
    (shop.folder / "essays").mkdir()
    (shop.folder / "essays/small things.md").write_text(ESSAY)
    (shop.folder / "essays/קטנים.md").write_text(HEBREW)
    shop.succeeds("a key is made", shop.pamphlet("key", "new", "--no-password", "-o", "mine"))
    shop.succeeds("a key is never overwritten", shop.pamphlet("key", "new", "--no-password", "-o", "mine"), 4)
    mode = (shop.folder / "mine.key").stat().st_mode & 0o777
    shop.checks.check("a secret key is nobody else's", None if mode == 0o600 else f"mode {mode:o}")
    shop.succeeds("a library is shared", shop.pamphlet("share", "essays", "-o", "out", "--key", "mine.key"))
    out = shop.folder / "out"
    shop.succeeds("sha256sum agrees", shop.run("sha256sum", "--strict", "--quiet", "-c", "SHA256SUMS", cwd=out))
    shop.succeeds("minisign agrees", shop.run("minisign", "-Vm", "out/SHA256SUMS", "-p", "mine.pub"))
    shop.succeeds("verify agrees", shop.pamphlet("verify", "out", "--key", "mine.pub"))
    shop.succeeds("the feed is XML", shop.run("xmllint", "--noout", "opds.xml", cwd=out))
    catalogues(shop, out)
    minisign(shop)
    links = Links()
    links.feed((out / "index.html").read_text())
    broken = [link for link in links.found if not link.startswith("data:") and not (out / unquote(link)).is_file()]
    shop.checks.check("every link of the page leads to a file", broken)
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    shop.checks.check("two essays are less than 1 MB", f"{size} bytes" if size > 1_000_000 else None)
    tools = shop.run("exiftool", "-q", "-r", "-a", "--System:all", "--ExifTool:all", ".", cwd=out).stdout
    shop.checks.check("no edition knows this machine", [word for word in (socket.gethostname(), str(shop.folder)) if word in tools])
    variations(shop, out)
    privacy(shop, out)
    changes(shop, out)


ATOM, DC = "{http://www.w3.org/2005/Atom}", "{http://purl.org/dc/terms/}"
ACQUISITION = "http://opds-spec.org/acquisition/open-access"
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def catalogues(shop: Shop, out: Path) -> None:
    """What a reader relies on in both catalogues: required parts, types, and links that lead to files."""
    problems = []

    def needs(what: str, holds: object) -> None:
        if not holds:
            problems.append(what)

    feed = ElementTree.parse(out / "opds.xml").getroot()
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            needs(f"one {name}", len(element.findall(ATOM + name)) == 1 and (element.findtext(ATOM + name) or "").strip())
        needs("a time", TIME.fullmatch(element.findtext(f"{ATOM}updated") or ""))
        needs("an author in the feed or in the entry", element is feed or element.findtext(f"{ATOM}author/{ATOM}name"))
    identifiers = [element.text for element in feed.iter(f"{ATOM}id")]
    needs("identifiers of their own", len(identifiers) == len(set(identifiers)))
    relations = {link.get("rel") for link in feed.findall(f"{ATOM}link")}
    needs("links to itself and the start", {"self", "start"} <= relations)
    for entry in feed.findall(f"{ATOM}entry"):
        links = entry.findall(f"{ATOM}link")
        needs("something to acquire", [link for link in links if link.get("rel") == ACQUISITION])
        needs("a language", entry.findtext(f"{DC}language"))
        problems += [f"{link.get('href')} is not there" for link in links if not (out / unquote(link.get("href"))).is_file()]
        problems += [f"{link.get('href')} has no type" for link in links if not link.get("type")]
    shop.checks.check("the catalogue is OPDS 1.2", problems)
    problems.clear()
    catalogue = json.loads((out / "opds.json").read_text())
    needs("a title", catalogue["metadata"].get("title"))
    needs("a link to itself", [link for link in catalogue["links"] if link["rel"] == "self" and link["type"] == "application/opds+json"])
    for work in catalogue["publications"]:
        needs("a title", work["metadata"].get("title"))
        needs("something to acquire", [link for link in work["links"] if link.get("rel", "").startswith("http://opds-spec.org/acquisition")])
        needs("a picture", [image for image in work["images"] if image["type"] in ("image/jpeg", "image/png", "image/gif")])
        problems += [f"{link['href']} is not there" for link in work["links"] + work["images"] if not (out / unquote(link["href"])).is_file()]
    shop.checks.check("the catalogue is OPDS 2.0", problems)


def minisign(shop: Shop) -> None:
    """We accept what minisign signs, and no other key's."""
    for name in ("theirs", "others"):
        shop.succeeds("minisign makes a key", shop.run("minisign", "-G", "-W", "-p", f"{name}.pub", "-s", f"{name}.key"))
    shop.succeeds("a copy is shared", shop.pamphlet("share", "essays", "-q", "-o", "signed"))
    shop.succeeds("minisign signs it", shop.run("minisign", "-S", "-s", "theirs.key", "-m", "signed/SHA256SUMS", "-t", "by minisign"))
    shop.succeeds("we accept its signature", shop.pamphlet("verify", "signed", "--key", "theirs.pub"))
    shop.succeeds("and no other's", shop.pamphlet("verify", "signed", "--key", "others.pub"), 1)
    shop.succeeds("we sign with its key", shop.pamphlet("share", "essays", "-q", "-o", "ours", "--key", "theirs.key"))
    shop.succeeds("minisign accepts that", shop.run("minisign", "-Vm", "ours/SHA256SUMS", "-p", "theirs.pub"))


def privacy(shop: Shop, out: Path) -> None:
    """What mat2 and exiftool find in our editions, and what `check --privacy` finds in a picture with a place in it."""
    for path in sorted(out.rglob("*.pdf")) + sorted(out.rglob("*.epub")) + sorted(out.rglob("*.png")):
        shown = shop.run("mat2", "--show", path)
        found = [line for line in shown.stdout.splitlines() if re.search(r"(?i)camera|gps|path|host|user|software:|creator tool", line)]
        shop.checks.check(f"mat2 finds nothing of the machine in {path.name}", found)
        shop.succeeds(f"nor does check --privacy in {path.name}", shop.pamphlet("check", "--privacy", path))
    shop.succeeds("nor in the folder", shop.pamphlet("check", "--privacy", "out"))
    shop.succeeds("a ZIP file is made", shop.pamphlet("share", "essays", "-q", "-o", "packed.zip"))
    shop.succeeds("nor in the ZIP file", shop.pamphlet("check", "--privacy", "packed.zip"))
    picture = shop.folder / "place.jpg"
    shop.succeeds("a photograph is taken", shop.run("sh", "-c", "ppmmake rgb:80/40/20 64 64 | pnmtojpeg > place.jpg"))
    shop.run("exiftool", "-q", "-overwrite_original", "-GPSLatitude=48.2", "-GPSLatitudeRef=N", "-Make=Acme", "-Artist=Jane Doe", picture)
    run = shop.pamphlet("check", "--privacy", picture)
    shop.succeeds("check --privacy sees a camera and a place", run, 1)
    (shop.folder / "album.md").write_text(ESSAY + "\n![A wall](place.jpg)\n")
    shop.succeeds("an essay with that picture is shared", shop.pamphlet("share", "album.md", "-q", "-o", "album"))
    for path in sorted((shop.folder / "album").rglob("*.*")):
        shop.checks.check(f"{path.name} does not tell", b"Acme" in path.read_bytes() or b"Jane Doe" in path.read_bytes())
    shutil.copy(picture, shop.folder / "album/covers/stray.jpg")
    shop.succeeds("check --privacy sees it in the folder", shop.pamphlet("check", "--privacy", "album"), 1)
    (shop.folder / "album/covers/stray.jpg").unlink()
    tags = shop.run("exiftool", "-r", "-ee", "-G", "album").stdout
    shop.checks.check("exiftool sees no camera and no place", [line for line in tags.splitlines() if re.search("GPS|Acme|Jane", line)])


def variations(shop: Shop, out: Path) -> None:
    """The same bytes from another folder, zone, language and mask."""
    other = shop.folder / "elsewhere"
    shutil.copytree(shop.folder / "essays", other / "essays")
    environment = {**os.environ, "TZ": "Asia/Kathmandu", "LANG": "tr_TR.UTF-8", "LC_ALL": "C", "HOME": "/nonexistent"}
    command = f"umask 077; exec '{shop.binary}' share essays -o out --key ../mine.key"
    shop.succeeds("a library is shared again", shop.run("sh", "-c", command, cwd=other, env=environment))
    same = shop.run("diff", "-r", str(out), str(other / "out"))
    shop.checks.check("the bundle is the same to the byte", same.stdout.splitlines())


def changes(shop: Shop, out: Path) -> None:
    """Verify says what is different."""
    (out / "small-things.txt").write_text("changed")
    (out / "README.txt").unlink()
    (out / "new.txt").write_text("new")
    run = shop.pamphlet("verify", "out")
    said = run.stdout.splitlines()
    wanted = ["changed: small-things.txt", "added: new.txt", "removed: README.txt"]
    shop.checks.check("verify says what is different", [line for line in wanted if line not in said])
    shop.succeeds("verify fails on a changed copy", run, 1)
    shop.succeeds("a folder with other files is left alone", shop.pamphlet("share", "essays", "-o", "out"), 4)
    (out / "new.txt").unlink()
    shop.succeeds("an old copy is replaced", shop.pamphlet("share", "essays", "-o", "out", "--key", "mine.key"))
    shop.succeeds("the new copy is whole", shop.pamphlet("verify", "out", "--key", "mine.pub"))


def plan(shop: Shop) -> None:
    """make and parallel make the bytes that a local build makes."""
    environment = {**os.environ, "PATH": f"{shop.binary.parent}:{os.environ['PATH']}"}
    ways = {
        "make": "pamphlet plan essays --form make -o {0} > {0}.mk && make -j2 -f {0}.mk",
        "parallel": "pamphlet plan essays --form commands -o {0} | parallel -j2",
    }
    local = shop.folder / "local"
    for essay in sorted((shop.folder / "essays").iterdir()):
        shop.succeeds(f"{essay.name} is built", shop.pamphlet("build", essay, "-o", "local/"))
    for name, way in ways.items():
        shop.succeeds(f"{name} does the plan", shop.run("sh", "-c", way.format(name), env=environment))
        same = shop.run("diff", "-r", "--exclude=.pamphlet", str(local), str(shop.folder / name))
        shop.checks.check(f"{name} makes the same bytes", same.stdout.splitlines())
    again = shop.run("make", "-j2", "-f", "make.mk", "PAMPHLET=false")
    shop.succeeds("nothing is done twice", again)


def page(shop: Shop) -> None:
    """The page in Chromium, from a folder, without a network."""
    from playwright.sync_api import sync_playwright

    address = (shop.folder / "out/index.html").as_uri()
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        context = browser.new_context(offline=True)
        view = context.new_page()
        requests, faults = [], []
        view.on("request", lambda request: requests.append(request.url))
        view.on("pageerror", lambda error: faults.append(str(error)))
        view.goto(address)
        for query, anchor in (("creme CLOCKMAKER", "the-beginning"), ("lighthouse", "the-lighthouse"), ("מאריכים", "")):
            view.fill("#query", "")
            view.wait_for_timeout(300)
            view.fill("#query", query)
            try:
                view.wait_for_selector("#results li a", timeout=60_000)
                href = view.get_attribute("#results li a", "href") or ""
                shop.checks.check(f"the search finds {query}", None if anchor in href else href)
            except Exception as error:
                shop.checks.check(f"the search finds {query}", str(error))
        view.fill("#query", "zebra")
        shop.checks.check("what is not there is not found", None if shows(view.locator("#status"), "Nothing found") else
                          view.inner_text("#status"))
        outside = [url for url in requests if not url.startswith(("file:", "data:"))]
        shop.checks.check("no request leaves the page", outside + faults)
        plain = browser.new_context(java_script_enabled=False).new_page()
        plain.goto(address)
        shop.checks.check("without scripts no search is offered", plain.is_visible("#search"))
        shop.checks.check("without scripts every link is there", None if plain.locator("main a").count() >= 12 else
                          f"{plain.locator('main a').count()} links")
        browser.close()


def serving(shop: Shop) -> None:
    """The preview: what is served, what is not, and how soon a change is seen."""
    essay = shop.folder / "live.md"
    essay.write_text(ESSAY)
    server = subprocess.Popen([shop.binary, "serve", "live.md", "--port", "0"], cwd=shop.folder, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        port = int(re.search(r":(\d+)/", server.stdout.readline())[1])

        def ask(target: str, method: str = "GET", host: str = "localhost") -> str:
            with socket.create_connection(("127.0.0.1", port), timeout=60) as client:
                client.sendall(f"{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
                answer = b""
                while part := client.recv(65_536):
                    answer += part
            return answer.decode(errors="replace")

        for target in ("/", "/live.html", "/live.pdf", "/live.txt", "/epub/index.html", "/.pamphlet/messages.html"):
            shop.checks.check(f"{target} is served", None if ask(target).startswith("HTTP/1.1 200") else ask(target)[:80])
        for target in ("/../live.md", "/%2e%2e/live.md", "/live.md", "//etc/passwd", "/..%2f..%2fetc/passwd"):
            shop.checks.check(f"{target} is not served", ask(target)[:80] if " 200 " in ask(target)[:20] else None)
        shop.checks.check("another name gets nothing", None if " 421 " in ask("/", host="evil.example")[:20] else "served")
        for method in ("PUT", "POST", "DELETE", "PATCH", "TRACE", "OPTIONS", "CONNECT", "PROPFIND", "get"):
            answer = ask("/", method)
            shop.checks.check(f"{method} is refused", None if re.match(r"HTTP/1.1 4|$", answer) else answer[:80])
        slow_clients(shop, port, ask)
        idle = [socket.create_connection(("127.0.0.1", port)) for _ in range(200)]
        shop.checks.check("200 idle connections hold nobody up", None if " 200 " in ask("/")[:20] else "held up")
        for client in idle:
            client.close()
        essay.write_text(ESSAY.replace("eleven", "twelve"))
        shop.checks.check("a change is served", None if eventually(lambda: "twelve" in ask("/live.txt")) else "still the old one")
        on_screen(shop, port, essay)
        leaks(shop, server.pid, essay)
    finally:
        server.terminate()
        server.wait(timeout=10)


def eventually(holds) -> bool:
    """Whether something comes true; how soon is for Tests/Benchmarks to say."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.01)
    return False


def shows(element, text: str) -> bool:
    """Whether an element of a page comes to hold a text, be the page loaded anew meanwhile or not."""
    from playwright.sync_api import expect

    try:
        expect(element).to_contain_text(text, timeout=60_000)
    except AssertionError:
        return False
    return True


def slow_clients(shop: Shop, port: int, ask) -> None:
    """Clients that ask a letter at a time, that never take what they asked for, and that ask for nonsense."""
    idlers = []
    for _ in range(50):
        client = socket.create_connection(("127.0.0.1", port), timeout=60)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        client.sendall(b"GET /live.pdf HTTP/1.1\r\nHost: localhost\r\n\r\n" * 20)
        idlers.append(client)
        client = socket.create_connection(("127.0.0.1", port), timeout=60)
        client.sendall(b"GET / HT")
        idlers.append(client)
    shop.checks.check("slow clients hold nobody up", None if " 200 " in ask("/")[:20] else "held up")
    for nonsense in (b"\0\1\2\3\r\n\r\n", b"GET " + b"/" * 100_000 + b" HTTP/1.1\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n",
                     b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n"):
        with socket.create_connection(("127.0.0.1", port), timeout=60) as client:
            try:
                client.sendall(nonsense)
                client.shutdown(socket.SHUT_WR)
                while client.recv(65_536):
                    pass
            except OSError:
                pass
    shop.checks.check("nonsense ends nothing", None if " 200 " in ask("/")[:20] else "ended")
    for client in idlers:
        client.close()


def on_screen(shop: Shop, port: int, essay: Path) -> None:
    """In Chromium: a change is shown without loading the page anew, and where the reader was."""
    from playwright.sync_api import sync_playwright

    filler = "\n\n".join(f"Paragraph {number} of the long middle." for number in range(300))
    essay.write_text(f"{ESSAY}\n{filler}\n\nThe end is near.\n")
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        view = browser.new_page()
        view.goto(f"http://localhost:{port}/")
        body = view.frame_locator("iframe[name=view]").locator("body")
        holds = lambda text: shows(body, text)
        shop.checks.check("the preview shows the work", None if holds("The end is near.") else "not shown")
        view.wait_for_timeout(500)
        view.frames[1].evaluate("window.isSame = true; window.scrollTo(0, 2000)")
        essay.write_text(f"{ESSAY}\n{filler}\n\nA new paragraph.\n\nThe end is *here*.\n")
        shop.checks.check("a change comes onto the screen", None if holds("The end is here.") and holds("A new paragraph.") else "not shown")
        state = view.frames[1].evaluate("[window.isSame === true, window.scrollY]")
        shop.checks.check("nothing is loaded anew and nothing moves", None if state == [True, 2000] else str(state))
        view.click("text=Text")
        shop.checks.check("the text edition is shown", None if holds("The end is _here_.") else "not shown")
        essay.write_text(f"{ESSAY}\n{filler}\n\nThe end is over.\n")
        shop.checks.check("a change of it as well", None if holds("The end is over.") else "not shown")
        browser.close()


def leaks(shop: Shop, process: int, essay: Path) -> None:
    """A thousand changes leave memory and files as they were."""
    def state() -> tuple[int, int]:
        status = Path(f"/proc/{process}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]), len(os.listdir(f"/proc/{process}/fd"))

    def edit(count: int) -> None:
        for number in range(count):
            essay.write_text(ESSAY.replace("eleven", str(number)))
            time.sleep(0.02)
        time.sleep(0.5)

    edit(200)
    before = state()
    edit(800)
    after = state()
    grown = after[0] - before[0]
    problems = [f"{grown} kB more memory"] if grown > 8_192 else []
    problems += [f"{after[1] - before[1]} more open files"] if after[1] > before[1] else []
    shop.checks.check("a thousand edits leave no leak", problems)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True, type=Path)
    arguments = parser.parse_args()
    checks = Checks()
    with tempfile.TemporaryDirectory() as folder:
        shop = Shop(arguments.binary.resolve(), Path(folder), checks)
        for part in (bundle, plan, page, serving):
            part(shop)
    checks.close()


if __name__ == "__main__":
    main()
