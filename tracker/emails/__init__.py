"""E-mail: what messages say, the outbox they wait in, and the way out.

Which message is due to whom, and whether it still is, is said in `tracker.operations`.
"""
