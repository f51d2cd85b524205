"""Reads the rows of a council's own tracker, column by column: values and doubts, no sentences.

Each module reads one kind of cell; `row.py` puts a row together.
"""
