"""Looking at a page for barriers, with axe-core: WCAG 2.2, levels A and AA."""

from pathlib import Path

AXE = Path(__file__).parent / "axe" / "axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = """async (levels) => {
    const found = await axe.run(document, {runOnly: {type: "tag", values: levels}});
    return found.violations.flatMap(
        (rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}`)
    );
}"""


def barriers(page):
    """Return what axe finds on the page that the browser shows, as "rule: element"."""
    page.evaluate(AXE.read_text())
    return page.evaluate(RUN, LEVELS)
