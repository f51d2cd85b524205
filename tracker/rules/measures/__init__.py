"""What figures mean: pure rules on the values of an indicator, returning codes and values.

No sentences (see `tracker.wording`), no storage, no drawing (see `tracker.charts`).
"""
