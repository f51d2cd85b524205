"""Matters Arising: what a committee agreed, who owns it, and whether it was done."""
