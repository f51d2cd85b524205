"""The authority's records: people, posts and who holds them."""
