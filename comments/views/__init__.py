"""The public pages on which people read, comment and follow what was said."""
