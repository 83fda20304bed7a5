"""A snapshot made into documents, as a pure function: the same snapshot gives the same bytes.

Nothing here knows of Django, of the database or of the present instant. A snapshot's canonical
JSON goes in and a tagged PDF comes out:

    record.py            the snapshot, parsed and indexed
    markup.py            elements that escape what they hold; Markdown made harmless
    words.py             the documents' Spanish: dates, channels, counts
    frame.py             what all three share: cover, contents, running heads, index of folios
    figures.py           tables and bar charts
    methodology.py, register.py, annotated_draft.py      one body each
    documents.py         which documents there are, and `render`, by `printing`
"""
