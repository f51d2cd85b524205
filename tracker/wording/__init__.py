"""Generated sentences: refusals, due rules, history, measures. Translated where shown."""
