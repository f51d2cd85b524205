"""Indicators: what they measure, where the figure stands, the actions on the line."""
