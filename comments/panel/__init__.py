"""The panel's workbench: the queue of comments and the page on which one is answered."""
