"""Actions: recording, every verb of their life, the register and what is outstanding."""
