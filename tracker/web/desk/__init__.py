"""The first page: the desk of whoever is signed in, the public front page otherwise."""
