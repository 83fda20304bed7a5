"""Words chosen in an article: its plain text, where they stand in it, and how the W3C writes that.

Nothing here knows of Django. `plain.py` and `static/js/quoting.js` say the same of the same HTML.
"""
