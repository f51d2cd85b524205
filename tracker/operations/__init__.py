"""Changes: one verb each. The actor and today are arguments; every one audits; none commits."""
