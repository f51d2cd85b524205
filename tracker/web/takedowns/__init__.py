"""Taking published papers down at once, with a notice, and putting them back."""
