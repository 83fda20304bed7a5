"""The panel's pages about windows and methodologies: a module per act."""
