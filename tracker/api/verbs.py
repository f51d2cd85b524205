"""What clerks, chairs and owners do to an action: the verbs of its page, under the same permissions."""

from __future__ import annotations

from tracker import clock
from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.api.actions import ADDRESS
from tracker.api.due import counted_from, rule_for
from tracker.api.files import MOST_BODY, evidence
from tracker.api.named import check_posts, expectations
from tracker.api.operation import operation
from tracker.api.pages_of import action_path
from tracker.api.shapes import given as shapes
from tracker.api.shapes.shown import ActionWhole, ItemWhole, UpdateShown
from tracker.documents.incoming import StoredFile
from tracker.models import Action
from tracker.operations import actions as operations
from tracker.operations import closings, reporting_back
from tracker.operations import updates as update_operations
from tracker.operations.decided_at import DecidedAt
from tracker.queries import NotFoundError, actions, decisions, duplicates, meetings, posts, updates
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import TokenScope

WRITE = TokenScope.ACTIONS_WRITE


def path_of(action: Action) -> str:
    """Where an action is shown, below the API's own address."""
    return action_path(action.code, action.year, action.number)


@operation(
    "POST",
    ADDRESS + "/amend",
    permission=Permission.ACTION_AMEND,
    scope=WRITE,
    shows=ActionWhole,
    on=actions.get,
    takes=shapes.AmendAction,
    needs_match=True,
)
def amend_action(reader: Reader, action: Action, given: shapes.AmendAction) -> str:
    """Amend the words, who contributes, and the indicators an action concerns."""
    actions.get_words(action)
    if given.contributing is not None:
        check_posts("contributing", given.contributing)
    operations.amend(
        action,
        reader,
        seen_version=action.version,
        wording=action.wording if given.wording is None else given.wording,
        passage=action.passage if given.passage is None else given.passage,
        contributing_post_ids=sorted(action.contributing)
        if given.contributing is None
        else given.contributing,
        indicators=actions.expectations_of(action.id)
        if given.indicators is None
        else expectations(reader, given.indicators),
        reason=given.reason,
    )
    return path_of(action)


@operation(
    "POST",
    ADDRESS + "/reassign",
    permission=Permission.ACTION_REASSIGN,
    scope=WRITE,
    shows=ActionWhole,
    on=actions.get,
    takes=shapes.ReassignAction,
    needs_match=True,
)
def reassign_action(reader: Reader, action: Action, given: shapes.ReassignAction) -> str:
    """Give an action to another post, whose holder is told by e-mail."""
    check_posts("owner", [given.owner])
    operations.reassign(action, posts.find(given.owner), reader, given.reason)
    return path_of(action)


@operation(
    "POST",
    ADDRESS + "/change-due",
    permission=Permission.ACTION_CHANGE_DUE,
    scope=WRITE,
    shows=ActionWhole,
    on=actions.get,
    takes=shapes.ChangeDue,
    needs_match=True,
)
def change_due_action(reader: Reader, action: Action, given: shapes.ChangeDue) -> str:
    """Set when an action is due, by decision or to mend a wrong entry."""
    since = action.agreed_on or clock.today()
    rule = rule_for(reader, given.due, action.committee_id, since)
    operations.change_due(
        action,
        rule,
        reader,
        given.reason,
        is_correction=given.is_correction,
        since=counted_from(rule, is_correction=given.is_correction),
    )
    return path_of(action)


@operation(
    "POST",
    ADDRESS + "/close",
    permission=Permission.ACTION_CLOSE,
    scope=WRITE,
    shows=ActionWhole,
    on=actions.get,
    takes=shapes.CloseAction,
    needs_match=True,
)
def close_action(reader: Reader, action: Action, given: shapes.CloseAction) -> str:
    """Record that the committee agreed to close an action."""
    at = _decided_at(reader, given)
    operations.close(action, given.outcome, reader, clock.today(), given.reason, at=at)
    return path_of(action)


def _decided_at(reader: Reader, given: shapes.CloseAction) -> DecidedAt | None:
    if given.meeting is None:
        if given.item is not None:
            raise RuleBroken("item", Broken.ITEM_OF_ANOTHER_MEETING)
        return None
    try:
        meeting = meetings.get(reader, given.meeting)
    except NotFoundError:
        raise RuleBroken("decided_at", Broken.DUE_MEETING_UNKNOWN) from None
    item = decisions.load_items(meeting.id, [given.item]).get(given.item or "")
    if given.item is not None and item is None:
        raise RuleBroken("item", Broken.ITEM_OF_ANOTHER_MEETING)
    return DecidedAt(meeting, item)


@operation(
    "POST",
    ADDRESS + "/close-provisionally",
    permission=Permission.ACTION_CLOSE_PROVISIONALLY,
    scope=WRITE,
    shows=ActionWhole,
    on=actions.get,
    takes=shapes.CloseProvisionally,
    needs_match=True,
)
def close_provisionally(reader: Reader, action: Action, given: shapes.CloseProvisionally) -> str:
    """Close an action after consulting the chair, to be reported at the next meeting."""
    closings.close_provisionally(
        action,
        given.outcome,
        reader,
        clock.today(),
        given.reason,
        seen_version=action.version,
    )
    return path_of(action)


@operation(
    "POST",
    ADDRESS + "/pause",
    permission=Permission.ACTION_PAUSE,
    scope=WRITE,
    shows=ActionWhole,
    on=actions.get,
    takes=shapes.PauseAction,
    needs_match=True,
)
def pause_action(reader: Reader, action: Action, given: shapes.PauseAction) -> str:
    """Rest an action until a day."""
    operations.pause(action, given.review_on, reader, clock.today(), given.reason)
    return path_of(action)


@operation(
    "POST",
    ADDRESS + "/reopen",
    permission=Permission.ACTION_REOPEN,
    scope=WRITE,
    shows=ActionWhole,
    on=actions.get,
    takes=shapes.GiveReason,
    needs_match=True,
)
def reopen_action(reader: Reader, action: Action, given: shapes.GiveReason) -> str:
    """Take up again what was closed, withdrawn, paused or a duplicate."""
    operations.reopen(action, reader, given.reason)
    return path_of(action)


@operation(
    "POST",
    ADDRESS + "/withdraw",
    permission=Permission.ACTION_WITHDRAW,
    scope=WRITE,
    shows=ActionWhole,
    on=actions.get,
    takes=shapes.GiveReason,
    needs_match=True,
)
def withdraw_action(reader: Reader, action: Action, given: shapes.GiveReason) -> str:
    """Take out a wrong entry; it stays in the register with its reason."""
    operations.withdraw(action, reader, given.reason)
    return path_of(action)


@operation(
    "POST",
    ADDRESS + "/duplicate",
    permission=Permission.ACTION_DUPLICATE,
    scope=WRITE,
    shows=ActionWhole,
    on=actions.get,
    takes=shapes.MarkDuplicate,
    needs_match=True,
)
def duplicate_action(reader: Reader, action: Action, given: shapes.MarkDuplicate) -> str:
    """Mark an action as the same as another of its committee, which goes on."""
    other = duplicates.find_by_reference(reader, given.of)
    closings.mark_duplicate(action, other, reader, given.reason, seen_version=action.version)
    return path_of(action)


@operation(
    "POST",
    ADDRESS + "/updates",
    permission=Permission.ACTION_UPDATE,
    scope=WRITE,
    shows=UpdateShown,
    on=actions.get,
    takes=shapes.AddUpdate,
    status=201,
    prepare=evidence,
    most_bytes=MOST_BODY,
)
def update_action(
    reader: Reader, action: Action, given: shapes.AddUpdate, files: tuple[StoredFile, ...]
) -> str:
    """Say what has been done: progress, the report, a proposal to close, or that it needs longer."""
    made = update_operations.add(
        action,
        given.kind,
        given.text,
        reader,
        today=clock.today(),
        now=clock.now(),
        later_date=given.later_date,
        files=files,
    )
    return f"{path_of(action)}/updates/{made.id}"


@operation(
    "POST",
    ADDRESS + "/release",
    permission=Permission.ACTION_RELEASE,
    scope=WRITE,
    shows=ActionWhole,
    on=actions.get,
    takes=shapes.ReleaseUpdate,
    needs_match=True,
)
def release_update(reader: Reader, action: Action, given: shapes.ReleaseUpdate) -> str:
    """Let everybody who may read an action read an update of it."""
    try:
        update = updates.get(action, given.update)
    except NotFoundError:
        raise RuleBroken("update", Broken.UPDATE_UNKNOWN) from None
    update_operations.release(action, update, reader, clock.now())
    return path_of(action)


@operation(
    "POST",
    ADDRESS + "/report-back",
    permission=Permission.ACTION_REPORT_BACK,
    scope=WRITE,
    shows=ItemWhole,
    on=actions.get,
    takes=shapes.ReportBack,
    status=201,
)
def report_action(reader: Reader, action: Action, given: shapes.ReportBack) -> str:
    """Put an action on the agenda of a meeting to come, as an item of its own."""
    try:
        found = (
            meetings.get(reader, given.meeting)
            if given.meeting is not None
            else reporting_back.meeting_due_at(action, reader)
        )
    except NotFoundError:
        raise RuleBroken("decided_at", Broken.DUE_MEETING_UNKNOWN) from None
    item = reporting_back.put_on_agenda(action, found, reader, clock.today())
    return f"/items/{item.public_id}"


@operation(
    "POST",
    ADDRESS + "/support",
    permission=Permission.ACTION_SUPPORT,
    scope=WRITE,
    shows=ActionWhole,
    on=actions.get,
    takes=shapes.MayGiveReason,
    needs_match=True,
)
def support_action(reader: Reader, action: Action, given: shapes.MayGiveReason) -> str:
    """Support closing; the committee still has to agree."""
    update_operations.support(action, reader, given.reason)
    return path_of(action)


@operation(
    "POST",
    ADDRESS + "/return",
    permission=Permission.ACTION_RETURN,
    scope=WRITE,
    shows=ActionWhole,
    on=actions.get,
    takes=shapes.GiveReason,
    needs_match=True,
)
def return_action(reader: Reader, action: Action, given: shapes.GiveReason) -> str:
    """Say that the answer does not answer it: the action waits for its owner again."""
    update_operations.send_back(action, reader, clock.now(), given.reason)
    return path_of(action)


@operation(
    "POST",
    ADDRESS + "/ask-for-update",
    permission=Permission.ACTION_ASK_UPDATE,
    scope=WRITE,
    shows=ActionWhole,
    on=actions.get,
    takes=shapes.MayGiveReason,
    needs_match=True,
)
def ask_update(reader: Reader, action: Action, given: shapes.MayGiveReason) -> str:
    """Ask whoever answers for an action for an update, once a week at most."""
    update_operations.ask(action, reader, clock.now(), clock.today(), given.reason)
    return path_of(action)
