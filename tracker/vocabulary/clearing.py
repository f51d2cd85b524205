"""The words of clearance: draft minutes looked at by those they are circulated to."""

from __future__ import annotations

from tracker.vocabulary.word import N_, Word


class CommentKind(Word):
    """What somebody says of a passage of draft minutes."""

    WORDING = "wording", N_("Suggested wording")
    REMARK = "remark", N_("Remark")


class CommentOutcome(Word):
    """What became of a comment."""

    ACCEPTED = "accepted", N_("Accepted")
    DECLINED = "declined", N_("Declined")
    DEALT_WITH = "dealt_with", N_("Dealt with")
