"""The panel's pages about policies, drafts and articles: a module per act."""
