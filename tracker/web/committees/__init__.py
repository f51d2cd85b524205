"""Committees: who sits, when they meet, what is outstanding."""
