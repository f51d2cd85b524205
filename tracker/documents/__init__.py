"""Uploaded files: taken in, looked at, kept behind one interface, given back.

Nothing here knows who may read a file, or what it belongs to: that is `queries.documents`.
"""
