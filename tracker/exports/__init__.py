"""Lists as files, one format a file; columns are declared once. Nothing here decides or asks."""
