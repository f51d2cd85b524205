"""Feeds and calendars: what others fetch again and again, and show where people already look."""
