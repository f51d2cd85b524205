"""Action logs: as they stand, as published with an agenda, their columns, the briefing."""
