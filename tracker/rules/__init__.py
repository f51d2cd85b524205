"""What is right, as pure functions of values: no Flask, no SQL, no clock, no sentences.

Everything here takes `today` as an argument and returns codes and values.
"""
