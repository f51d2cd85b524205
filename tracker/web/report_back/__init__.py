"""Putting actions that are due at a meeting on its agenda."""
