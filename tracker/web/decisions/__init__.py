"""Recording what a meeting decided about the actions before it: one form, one change."""
