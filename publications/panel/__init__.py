"""The panel's page from which an edition is published."""
