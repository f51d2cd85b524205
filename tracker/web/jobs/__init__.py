"""How far long work has come, and cancelling it."""
