"""Pictures of every page at two widths, for docs/screenshots/: `make screenshots`.

A site of its own is started with the demonstration, so that nobody's data are shown.
"""

import os
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.journeys.steps import sign_in  # noqa: E402 - found once the project is on the path
from tests.launcher import Launcher  # noqa: E402

FOLDER = ROOT / "docs/screenshots"
WIDTHS = (360, 1280)
POLICY, OPEN = "/politicas/datos-abiertos/", "/politicas/reglamento-datos-abiertos/"
PUBLIC = {
    "home": ("What is open, and all the policies", "/"),
    "policy": ("A policy", POLICY),
    "draft": ("A draft, open for comments", f"{OPEN}borradores/1/"),
    "article": ("An article with its form", f"{OPEN}borradores/1/articulos/3/"),
    "answered": (
        "An article with its answers",
        f"{POLICY}borradores/2/articulos/7/",
    ),
    "comparison": ("What changed between two drafts", f"{POLICY}comparar/2/3/"),
    "comments": ("The register", f"{POLICY}comentarios/"),
    "comment": ("A comment with its answer", f"{POLICY}comentarios/PNDA-000123/"),
    "publications": ("The publications", f"{POLICY}publicaciones/"),
    "sign-in": ("Signing in", "/cuenta/entrar/"),
}
PANEL = {
    "panel-home": ("The panel's home", "/panel/"),
    "panel-queue": ("The queue", "/panel/comments/comment/"),
    "panel-drafts": ("The drafts", "/panel/drafts/draft/"),
    "panel-import": ("Reading a text in", "/panel/drafts/draft/import/"),
    "panel-lineage": ("The lineage of a draft", "/panel/drafts/draft/4/lineage/"),
    "panel-article": ("An article and its versions", "/panel/drafts/article/60/change/"),
    "panel-publication": ("Publishing", "/panel/publications/edition/policy/1/"),
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        launcher = Launcher(Path(folder))
        launcher.environment.pop("ABRAMOS_DEMONSTRATION")
        launcher.start().wait_until_up()
        try:
            wait_for_publications(launcher.address)
            take(launcher.address)
        finally:
            launcher.stop()
    write_page()


def wait_for_publications(address: str, patience: float = 180) -> None:
    """Wait until the job has published the demonstration's documents."""
    until = time.monotonic() + patience
    while b".pdf" not in urllib.request.urlopen(f"{address}{POLICY}publicaciones/").read():
        if time.monotonic() > until:
            raise SystemExit("The demonstration's publications were not made.")
        time.sleep(1)


def take(address: str) -> None:
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox"] if os.geteuid() == 0 else [],
        )
        member = browser.new_context(base_url=address, locale="es-MX")
        page = member.new_page()
        page.goto("/en/panel/")
        sign_in(page, "coordinacion@demo.example")
        page.wait_for_url("**/panel/")
        state = member.storage_state()
        for width in WIDTHS:
            size = {"width": width, "height": 800}
            for pages, known in ((PUBLIC, None), (PANEL, state)):
                context = browser.new_context(
                    base_url=address, locale="es-MX", viewport=size, storage_state=known
                )
                page = context.new_page()
                for name, (_, place) in pages.items():
                    answer = page.goto(place)
                    if answer.status != 200:
                        raise SystemExit(f"{place} answered {answer.status}.")
                    page.screenshot(path=picture(name, width), type="jpeg", quality=80)
                context.close()
        browser.close()


def picture(name: str, width: int) -> Path:
    return FOLDER / f"{name}-{width}.jpg"


def write_page() -> None:
    lines = ["# Every page, at 360 and 1280 px", "", "Made by `make screenshots`.", ""]
    for name, (title, _) in {**PUBLIC, **PANEL}.items():
        phone, desk = (picture(name, width).name for width in WIDTHS)
        lines += [
            f"## {title}",
            "",
            f"![{title}, on a phone]({phone}) ![{title}, on a desk]({desk})",
            "",
        ]
    (FOLDER / "README.md").write_text("\n".join(lines))


main()
