"""Who may do what: facts about a reader, one table of permissions, one decision. Deny by default."""
