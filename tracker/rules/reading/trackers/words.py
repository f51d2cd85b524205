"""The words of importing a tracker, each with its label."""

from __future__ import annotations

from tracker.vocabulary import N_, Word


class TrackerColumn(Word):
    """What a column of a council's own tracker holds."""

    REFERENCE = "reference", N_("Their own reference")
    ORIGIN = "origin", N_("Date of the meeting where it was agreed")
    MINUTE = "minute", N_("Minute number")
    SUBJECT = "subject", N_("Subject or title of the report")
    WORDING = "wording", N_("What was agreed (the action)")
    OWNER = "owner", N_("Who has to do it")
    DUE = "due", N_("When it is due")
    STATUS = "status", N_("Status")
    PROPOSAL = "proposal", N_("Proposed to close")
    CLOSED_ON = "closed_on", N_("When it was completed")
    RAG = "rag", N_("Red, amber or green")
    UPDATES = "updates", N_("What has been done, updates")
    RESTRICTION = "restriction", N_("Whether it is exempt or confidential")
    NOTE = "note", N_("Something else, kept as a note")
    NOTHING = "nothing", N_("Leave this column out")


class TrackerState(Word):
    """How far an import of a tracker has come."""

    SENT = "sent", N_("Columns to be named")
    READING = "reading", N_("Being read")
    READ = "read", N_("To be checked")
    APPLYING = "applying", N_("Being recorded")
    APPLIED = "applied", N_("Recorded")
    DROPPED = "dropped", N_("Given up")


class TrackerEffect(Word):
    """What a row of a tracker does when it is recorded."""

    NEW = "new", N_("New action")
    CHANGED = "changed", N_("Changes an action")
    SAME = "same", N_("Nothing new")
    LEFT_OUT = "left_out", N_("Left out")
