"""What the panel has in common: its home and its navigation."""
