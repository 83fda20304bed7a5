"""What a page says to somebody who does not see it."""

import re
from html import unescape


def words(response):
    """What a screen reader says of a page's content, spaces as one."""
    page = response.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())
