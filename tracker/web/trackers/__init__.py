"""Importing a tracker that was kept in a spreadsheet: send, name its columns, check, record."""
