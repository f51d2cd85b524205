"""Who may do what, in words: generated from the policy, so that the page cannot say otherwise."""

from __future__ import annotations

from tracker.access import facts
from tracker.access.facts import Fact
from tracker.access.permissions import Permission
from tracker.access.policy import POLICY
from tracker.translation import gettext
from tracker.vocabulary import N_

WHO: dict[Fact, str] = {
    facts.anyone: N_("Anybody"),
    facts.somebody: N_("Anybody signed in"),
    facts.a_clerk: N_("Clerks"),
    facts.a_clerk_over_others: N_("Clerks, but not for an administrator"),
    facts.an_admin: N_("Administrators"),
    facts.a_second_person: N_("A second clerk or administrator, not the one who asked"),
    facts.its_lead_before_publication: N_(
        "Holders and deputies of the post that leads the item, until its agenda is published"
    ),
    facts.a_performance_officer: N_("Performance officers"),
    facts.its_asker: N_("Whoever asked for it"),
    facts.its_chair: N_("%(Chair)s and vice-%(chair)s of the committee"),
    facts.its_member: N_("Members of the committee"),
    facts.its_lead: N_("Holders and deputies of the post that leads the item"),
    facts.asked_to_comment: N_("Holders and deputies of posts, and the %(chair)s, who are asked"),
    facts.its_owner: N_("Holders and deputies of the posts that own the action"),
}

READING = N_("Reading")
MEETINGS = N_("Meetings and minutes")
ACTIONS = N_("Actions")
RECORDS = N_("Records and indicators")

WHAT: dict[Permission, tuple[str, str]] = {
    Permission.PUBLISHED_READ: (READING, N_("Read what is published")),
    Permission.DESK_READ: (READING, N_("See the front page, or their own desk")),
    Permission.COMMITTEE_READ: (READING, N_("See a committee; officer groups only those on them")),
    Permission.OUTSTANDING_READ: (READING, N_("See a committee’s action log")),
    Permission.MEETING_READ: (READING, N_("See a meeting; drafts only its clerks and %(chair)s")),
    Permission.ITEM_READ: (READING, N_("See an agenda item; private ones only those who may")),
    Permission.ACTION_READ: (READING, N_("See an action; private ones only those who may")),
    Permission.ACTION_HISTORY: (READING, N_("See an action’s history")),
    Permission.HISTORY_READ: (READING, N_("See the history of everything but actions")),
    Permission.READS_READ: (READING, N_("See who read private matter")),
    Permission.UPDATES_READ: (READING, N_("See updates that are not yet released")),
    Permission.INDICATOR_READ: (READING, N_("See an indicator that is public")),
    Permission.ACCOUNT_USE: (READING, N_("Use their own account")),
    Permission.MEETING_ADD: (MEETINGS, N_("Add a meeting to a calendar")),
    Permission.MEETING_EDIT: (MEETINGS, N_("Change, postpone or cancel a meeting")),
    Permission.AGENDA_ARRANGE: (MEETINGS, N_("Put standing and planned items onto an agenda")),
    Permission.ITEM_MOVE: (MEETINGS, N_("Move an item on a draft agenda")),
    Permission.AGENDA_PUBLISH: (MEETINGS, N_("Publish an agenda")),
    Permission.CLEARANCE_CIRCULATE: (MEETINGS, N_("Circulate draft minutes for comment")),
    Permission.CLEARANCE_SETTLE: (MEETINGS, N_("Accept or decline comments on draft minutes")),
    Permission.CLEARANCE_COMMENT: (MEETINGS, N_("Comment on draft minutes circulated to them")),
    Permission.MINUTES_PUBLISH: (MEETINGS, N_("Publish minutes")),
    Permission.PAPERS_TAKE_DOWN: (MEETINGS, N_("Take published papers down, and put them back")),
    Permission.MINUTES_CORRECT: (MEETINGS, N_("Record corrections of published minutes")),
    Permission.MINUTES_CONFIRM: (MEETINGS, N_("Confirm minutes at a later meeting")),
    Permission.MEETING_ISSUE: (MEETINGS, N_("Issue a meeting’s actions to their owners")),
    Permission.DECISIONS_RECORD: (MEETINGS, N_("Record what a meeting decided about actions")),
    Permission.PROGRAMME_READ: (READING, N_("See a committee’s work programme")),
    Permission.PROGRAMME_EDIT: (MEETINGS, N_("Change a committee’s work programme")),
    Permission.REDACTION_READ: (MEETINGS, N_("See which words and files were asked to be removed")),
    Permission.REDACTION_ASK: (MEETINGS, N_("Ask for words, or a file, to be removed everywhere")),
    Permission.REDACTION_DECIDE: (
        MEETINGS,
        N_("Agree that words, or a file, are removed everywhere"),
    ),
    Permission.ITEM_ADD: (MEETINGS, N_("Add an agenda item")),
    Permission.ITEM_EDIT: (MEETINGS, N_("Change an agenda item, and name who else may read it")),
    Permission.ITEM_IMPORT: (MEETINGS, N_("Import a published agenda item")),
    Permission.MINUTES_WRITE: (MEETINGS, N_("Write minutes")),
    Permission.PRIVATE_PART_WRITE: (MEETINGS, N_("Write the private part of an item")),
    Permission.RESTRICTION_LIFT: (MEETINGS, N_("Open what is private")),
    Permission.RESTRICTION_KEEP: (
        MEETINGS,
        N_("See what is private, say until when, and who else reads a private action"),
    ),
    Permission.TRACKER_IMPORT: (ACTIONS, N_("Import a tracker kept elsewhere until now")),
    Permission.DOCUMENT_READ: (READING, N_("Read a document of what they may read")),
    Permission.DOCUMENT_ADD: (MEETINGS, N_("Add a document to an agenda item or a meeting")),
    Permission.DOCUMENT_REPLACE: (MEETINGS, N_("Put another version in a document’s place")),
    Permission.DOCUMENT_REMOVE: (MEETINGS, N_("Remove a document")),
    Permission.FORMER_DOCUMENTS_READ: (READING, N_("See documents that were replaced or removed")),
    Permission.REVISIONS_READ: (READING, N_("See earlier versions of minutes")),
    Permission.FOUND_REVIEW: (
        ACTIONS,
        N_("Go through the actions found in older minutes"),
    ),
    Permission.ACTION_RECORD: (ACTIONS, N_("Record an action")),
    Permission.ACTION_AMEND: (ACTIONS, N_("Correct the words of an action")),
    Permission.ACTION_REASSIGN: (ACTIONS, N_("Give an action another owner")),
    Permission.ACTION_CHANGE_DUE: (ACTIONS, N_("Change when an action is due")),
    Permission.ACTION_UPDATE: (ACTIONS, N_("Add an update to an action")),
    Permission.ACTION_RELEASE: (ACTIONS, N_("Release an update to the public")),
    Permission.ACTION_SUPPORT: (ACTIONS, N_("Support closing an action")),
    Permission.ACTION_RETURN: (ACTIONS, N_("Return an update that does not answer an action")),
    Permission.ACTION_ASK_UPDATE: (ACTIONS, N_("Ask the owner of an action for an update")),
    Permission.ACTION_REPORT_BACK: (ACTIONS, N_("Put an action on an agenda")),
    Permission.ACTION_CLOSE: (ACTIONS, N_("Close an action")),
    Permission.ACTION_CLOSE_PROVISIONALLY: (
        ACTIONS,
        N_("Close an action after consulting the %(chair)s, where the settings allow it"),
    ),
    Permission.ACTION_PAUSE: (ACTIONS, N_("Pause an action")),
    Permission.ACTION_REOPEN: (ACTIONS, N_("Reopen an action")),
    Permission.ACTION_WITHDRAW: (ACTIONS, N_("Withdraw an action")),
    Permission.ACTION_DUPLICATE: (ACTIONS, N_("Mark an action as a duplicate of another")),
    Permission.RECOMMENDATION_EDIT: (
        ACTIONS,
        N_("Address a recommendation, record its notice and its response"),
    ),
    Permission.RECORDS_READ: (RECORDS, N_("See people, posts and who may do what")),
    Permission.RECORDS_EDIT: (RECORDS, N_("Keep posts, who holds them, services, organisations")),
    Permission.RECORDS_IMPORT: (RECORDS, N_("Import people and posts from a file")),
    Permission.PERSON_EDIT: (RECORDS, N_("Add, change, invite and stop a person")),
    Permission.PERSON_GRANT: (
        RECORDS,
        N_("Make a person clerk, administrator, performance officer"),
    ),
    Permission.COMMITTEE_ADD: (RECORDS, N_("Add a committee")),
    Permission.COMMITTEE_EDIT: (RECORDS, N_("Change or end a committee, and say who sits on it")),
    Permission.INDICATOR_EDIT: (RECORDS, N_("Keep indicators, their figures and documents")),
    Permission.JOBS_READ: (RECORDS, N_("See the long work that is waiting, under way or done")),
    Permission.JOB_READ: (RECORDS, N_("See how far one piece of long work has come")),
    Permission.JOB_CANCEL: (RECORDS, N_("Cancel long work")),
    Permission.AUTHORITY_EDIT: (RECORDS, N_("Change the council’s names, words and colour")),
}


def permissions_in_words() -> dict[str, list[tuple[str, list[str]]]]:
    """By subject, each thing that can be done and everybody who may do it."""
    found: dict[str, list[tuple[str, list[str]]]] = {}
    for permission, who in POLICY.items():
        subject, what = WHAT[permission]
        people = [gettext(WHO[fact]) for fact in who]
        found.setdefault(gettext(subject), []).append((gettext(what), people))
    return found
