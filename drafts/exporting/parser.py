"""An article's Markdown as the site shows it: CommonMark with tables, without HTML."""

from markdown_it import MarkdownIt

# Laws indent their text and underline with dashes without meaning code or a heading. A file asks
# nothing of other sites: no images.
PARSER = (
    MarkdownIt("commonmark", {"html": False})
    .enable(["table", "strikethrough"])
    .disable(["code", "lheading", "image"])
)
