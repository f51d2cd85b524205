"""Building an agenda: what is put onto it, in which order, and a committee’s standing items."""
