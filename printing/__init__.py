"""HTML made into tagged PDF from the project's own styles and fonts: publications and receipts.

Nothing here knows of Django, of the database or of the present instant.
"""
