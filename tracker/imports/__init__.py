"""Readers of what comes from elsewhere, one file per format; they save nothing.

They return values or raise `RuleBroken`; operations save, after a preview.
"""
