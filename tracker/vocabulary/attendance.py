"""The words of who was at a meeting, and what interests were declared."""

from __future__ import annotations

from tracker.vocabulary.word import N_, Word


class AttendanceKind(Word):
    """In what way somebody was at a meeting, or away from it."""

    PRESENT = "present", N_("Present")
    APOLOGIES = "apologies", N_("Apologies")
    ABSENT = "absent", N_("Absent")
    SUBSTITUTE = "substitute", N_("Substitute")
    OFFICER = "officer", N_("Officer in attendance")
    GUEST = "guest", N_("Guest")


class InterestKind(Word):
    """What kind of interest a member declared."""

    PECUNIARY = "pecuniary", N_("Disclosable pecuniary interest")
    REGISTRABLE = "registrable", N_("Other registrable interest")
    OTHER = "other", N_("Other interest")
