"""The public pages about what changed between drafts."""
