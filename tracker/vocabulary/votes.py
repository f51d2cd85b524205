"""The words of how something was decided."""

from __future__ import annotations

from tracker.vocabulary.word import N_, Word


class VoteOutcome(Word):
    """What became of what was put to a meeting."""

    CARRIED = "carried", N_("Carried")
    LOST = "lost", N_("Lost")


class VoteSide(Word):
    """How one member voted."""

    FOR = "for", N_("For")
    AGAINST = "against", N_("Against")
    ABSTAINED = "abstained", N_("Abstained")
