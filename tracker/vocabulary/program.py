"""The words of the program's own work: links, e-mails, jobs, files it reads."""

from __future__ import annotations

from tracker.vocabulary.word import N_, Word


class LinkPurpose(Word):
    """What a one-time link lets its person do."""

    INVITATION = "invitation", N_("Invitation to sign in")
    PASSWORD_RESET = "password_reset", N_("New password")


class EmailKind(Word):
    """What an outgoing e-mail is for."""

    PASSWORD_RESET = "password_reset", N_("Link to choose a new password")
    ACTIONS_ISSUED = "actions_issued", N_("Actions issued to their owner")
    ACTION_RETURNED = "action_returned", N_("Answer returned to the owner")
    UPDATE_ASKED = "update_asked", N_("Update asked for")
    WEEKLY_DIGEST = "weekly_digest", N_("What waits, once a week")
    DUE_TOMORROW = "due_tomorrow", N_("Due tomorrow")
    OVERDUE = "overdue", N_("Overdue since yesterday")
    BEFORE_MEETING = "before_meeting", N_("Before a meeting")
    CLEARANCE_ASKED = "clearance_asked", N_("Draft minutes to look at")
    CLEARANCE_REMINDER = "clearance_reminder", N_("Draft minutes still to look at")


class EmailState(Word):
    """How far an outgoing e-mail has come."""

    WAITING = "waiting", N_("Waiting")
    SENT = "sent", N_("Sent")
    NOT_NEEDED = "not_needed", N_("Not needed any more")
    FAILED = "failed", N_("Could not be delivered")


class JobKind(Word):
    """What a job of the worker does."""

    PERIODIC = "periodic", N_("Regular work")
    TRACKER_READ = "tracker_read", N_("Reading a tracker")
    TRACKER_APPLY = "tracker_apply", N_("Recording the actions of a tracker")


class JobState(Word):
    """How far a job has come."""

    WAITING = "waiting", N_("Waiting")
    RUNNING = "running", N_("Under way")
    DONE = "done", N_("Finished")
    FAILED = "failed", N_("Could not be finished")
    CANCELLED = "cancelled", N_("Cancelled")


class WordLeftOut(Word):
    """What stands in a Word file and is not silently taken from it."""

    INSERTED = "inserted", N_("Tracked insertion, not taken")
    TAKEN = "taken", N_("Tracked insertion, taken as you asked")
    DELETED = "deleted", N_("Tracked deletion")
    COMMENT = "comment", N_("Comment")
    HIDDEN = "hidden", N_("Hidden text")
    BOX = "box", N_("Text box")
    MARGIN = "margin", N_("Header or footer")
    PICTURE = "picture", N_("Picture")
    EMBEDDED = "embedded", N_("Embedded file")
