"""Actions found in minutes: accept, correct, dismiss; nothing is recorded without a clerk's yes."""
