"""Documents: reading one, adding one to an item, replacing and removing."""
