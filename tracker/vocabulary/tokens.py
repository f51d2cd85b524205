"""What a token of the API may be used for."""

from __future__ import annotations

from tracker.vocabulary.word import N_, Word


class TokenScope(Word):
    """A subject that a token may read, or change; changing takes reading with it."""

    MEETINGS_READ = "meetings:read", N_("Read committees, meetings and items")
    MEETINGS_WRITE = (
        "meetings:write",
        N_("Read them, issue a meeting’s actions and record its decisions"),
    )
    ACTIONS_READ = "actions:read", N_("Read actions, updates and history")
    ACTIONS_WRITE = "actions:write", N_("Read actions, record and change them")
    INDICATORS_READ = "indicators:read", N_("Read indicators and their figures")


class TokenLife(Word):
    """How long a token works unless it is ended before."""

    MONTH = "30", N_("30 days")
    QUARTER = "90", N_("90 days")
    YEAR = "365", N_("A year")
