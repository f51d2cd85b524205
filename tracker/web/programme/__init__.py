"""The work programme of a committee: what it means to consider, and at which meeting."""
