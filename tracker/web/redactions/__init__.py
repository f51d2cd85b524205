"""Redaction: asking for a passage to be taken out, and deciding on what others ask."""
