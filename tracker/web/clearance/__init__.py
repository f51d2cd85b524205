"""Draft minutes circulated for comment: the clerk's pages, and those of whoever is asked."""
