"""Files that come with a comment: what they are, how they are named, and where they wait.

`contents.py` and `names.py` know no Django.
"""
