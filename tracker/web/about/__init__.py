"""Pages about the site itself, and whether it is well."""
