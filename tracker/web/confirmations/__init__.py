"""Correcting published minutes, confirming them at a later meeting, and their signed copy."""
