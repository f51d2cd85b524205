"""A tracker, from the file to the actions: each step is a page, and nothing is saved before the last."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.exports import tracker_rows
from tracker.imports.sheets import MOST_BYTES, open_book
from tracker.models import TrackerImport
from tracker.operations import jobs as job_operations
from tracker.operations import tracker_reading
from tracker.operations import trackers as operations
from tracker.operations.tracker_looking import Top, doubtful_copy, top_of
from tracker.queries import NotFoundError, committees, jobs, posts, trackers
from tracker.rules.errors import RuleBroken
from tracker.rules.reading.trackers.words import TrackerState
from tracker.translation import gettext
from tracker.vocabulary import JobKind, JobState
from tracker.web.forms import HouseForm, VersionForm
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.web.trackers.forms import UploadForm, columns_form, owners_form, said_of
from tracker.web.trackers.showing import in_words
from tracker.wording.trackers import summary

blueprint = Blueprint("trackers", __name__)

ROOM_FOR_THE_REST = 100_000  # bytes of a request beside its file
MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}


@blueprint.url_value_preprocessor
def allow_a_file(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let a request to send a tracker be larger than others, before anything reads it."""
    if endpoint == "trackers.upload_tracker":
        request.max_content_length = MOST_BYTES + ROOM_FOR_THE_REST


def file_sent() -> tuple[str, bytes] | RuleBroken | None:
    """The file of the request, looked into before any change is opened."""
    file = request.files.get("file")
    if file is None or not file.filename:
        return None
    data = file.read(MOST_BYTES + 1)
    try:
        open_book(data)
    except RuleBroken as refused:
        return refused
    return file.filename, data


@blueprint.route("/import/tracker", methods=["GET", "POST"])
@requires(Permission.TRACKER_IMPORT, prepare=file_sent)
def upload_tracker(sent: tuple[str, bytes] | RuleBroken | None) -> ResponseReturnValue:
    """Take a file."""
    form = UploadForm(committee=request.args.get("committee"))

    def take() -> TrackerImport:
        if isinstance(sent, RuleBroken):
            raise sent
        name, data = sent or ("", b"")
        committee = committees.get(current_reader(), form.committee.data)
        return operations.send(
            committee,
            name,
            data,
            current_reader(),
            clock.now(),
            was_published=form.published.data == "yes",
        )

    taken = form.carry_out(take)
    if taken:
        return redirect(url_for("trackers.map_columns", public_id=taken.public_id), 303)
    return page(
        "trackers/upload.html",
        form=form,
        rows=[(row, summary(row.counts)) for row in trackers.list_latest(current_reader())],
    )


def looked_at() -> Top | RuleBroken | None:
    """The top of the file that the address names, read before any change is opened."""
    address: dict[str, Any] = request.view_args or {}
    sent = _with_file(trackers.get(current_reader(), address["public_id"]))
    if sent.data is None:
        return None
    try:
        return top_of(sent, request.values.get("sheet", ""), request.values.get("row", ""))
    except RuleBroken as refused:
        return refused


def _with_file(sent: TrackerImport) -> TrackerImport:
    found = trackers.with_file(sent.id)
    if found is None:
        raise NotFoundError
    return found


@blueprint.route("/import/tracker/<public_id>/columns", methods=["GET", "POST"])
@requires(Permission.TRACKER_IMPORT, on=trackers.get, prepare=looked_at)
def map_columns(sent: TrackerImport, prepared: Top | RuleBroken | None) -> ResponseReturnValue:
    """Say what each column holds; then the worker reads the rows."""
    public_id = sent.public_id
    if sent.state in {*operations.ENDED, TrackerState.APPLYING}:
        return redirect(url_for("trackers.show_tracker", public_id=sent.public_id), 303)
    top = prepared or looked_at()
    if not isinstance(top, Top):
        form = HouseForm()
        if isinstance(top, RuleBroken):
            form.refuse(top)
        return page("trackers/unreadable.html", form=form, sent=sent)
    form = columns_form(top.headings, top.holding)(sheet=str(top.sheet), row=str(top.row))

    def name() -> str:
        operations.name_columns(
            sent,
            top.headings,
            form.chosen(),
            sheet=top.sheet,
            heading_row=top.row,
            takes_hidden=bool(form.hidden.data),
        )
        return _queue(sent, JobKind.TRACKER_READ)

    job = form.carry_out(name)
    if job:
        return redirect(job, 303)
    return page(
        "trackers/columns.html", form=form, sent=trackers.get(current_reader(), public_id), top=top
    )


def _queue(sent: TrackerImport, kind: JobKind) -> str:
    """Let the worker take the next step; the address of its job."""
    job = job_operations.queue(
        kind,
        {"import": sent.id},
        clock.now(),
        actor=current_reader(),
        key=f"tracker/{sent.id}/{sent.version}/{clock.now().timestamp()}",
        leads_to=url_for("trackers.show_tracker", public_id=sent.public_id),
    )
    if job is None:
        raise NotFoundError
    return url_for("jobs.show_job", public_id=job.public_id)


@blueprint.get("/import/tracker/<public_id>")
@requires(Permission.TRACKER_IMPORT, on=trackers.get)
def show_tracker(sent: TrackerImport) -> ResponseReturnValue:
    """Every row as it was read, and every doubt."""
    if sent.state is TrackerState.SENT:
        return redirect(url_for("trackers.map_columns", public_id=sent.public_id), 303)
    all_rows = request.args.get("show") == "all" or not sent.counts.get("doubts")
    asked = request.args.get("page", "1")
    number = int(asked) if asked.isdecimal() and int(asked[:6]) > 0 else 1
    rows, among = trackers.page_of_rows(sent.id, number, doubtful=not all_rows)
    titles = {post.id: post.title for post in posts.list_all()}
    unknown = list(sent.counts.get("unknown", {}))
    job = jobs.find_latest(f"tracker/{sent.id}/")
    return page(
        "trackers/show.html",
        form=HouseForm(),
        sent=sent,
        summary=summary(sent.counts),
        rows=[in_words(row, titles) for row in rows],
        among=among,
        all_rows=all_rows,
        number=number,
        first=(number - 1) * trackers.PAGE + 1,
        has_more=number * trackers.PAGE < among,
        unknown=sent.counts.get("unknown", {}),
        owners=owners_form(unknown)(version=str(sent.version)),
        job=job,
        has_ended=job is None or job.state not in job_operations.UNSETTLED,
    )


def headings_of() -> list[str]:
    """The headings of the file that the address names, read before any change is opened."""
    address: dict[str, Any] = request.view_args or {}
    sent = _with_file(trackers.get(current_reader(), address["public_id"]))
    if sent.data is None:
        return []
    return top_of(sent, str(sent.sheet), str(sent.heading_row)).headings


@blueprint.post("/import/tracker/<public_id>/owners")
@requires(Permission.TRACKER_IMPORT, on=trackers.get, prepare=headings_of)
def name_owners(sent: TrackerImport, headings: list[str]) -> ResponseReturnValue:
    """Say whom owners' words mean, for all rows at once; then they are read again."""
    unknown = list(sent.counts.get("unknown", {}))
    form = owners_form(unknown)()

    def name() -> str:
        operations.name_owners(sent, said_of(form, unknown), headings)
        return _queue(sent, JobKind.TRACKER_READ)

    job = form.carry_out(name)
    return redirect(job, 303) if job else _refused(sent, form)


@blueprint.post("/import/tracker/<public_id>/rows")
@requires(Permission.TRACKER_IMPORT, on=trackers.get)
def decide_rows(sent: TrackerImport) -> ResponseReturnValue:
    """Say of rows whether they are recorded."""
    form = VersionForm()
    decisions = {
        int(name.removeprefix("row-")): value == "take"
        for name, value in request.form.items()
        if name.removeprefix("row-").isdecimal() and value in {"take", "leave"}
    }
    done = form.carry_out(
        lambda: operations.decide(sent, decisions, seen_version=form.seen_version) or True
    )
    if not done:
        return _refused(sent, form)
    flash(gettext("Kept. Nothing is recorded yet."), "success")
    show, number = request.form.get("show") or None, request.form.get("page") or None
    back = url_for("trackers.show_tracker", public_id=sent.public_id, show=show, page=number)
    return redirect(back, 303)


@blueprint.post("/import/tracker/<public_id>/apply")
@requires(Permission.TRACKER_IMPORT, on=trackers.get)
def apply_tracker(sent: TrackerImport) -> ResponseReturnValue:
    """Let the worker record everything that is not left out."""
    form = VersionForm()

    def apply() -> str:
        operations.begin_to_apply(sent, seen_version=form.seen_version)
        return _queue(sent, JobKind.TRACKER_APPLY)

    job = form.carry_out(apply)
    return redirect(job, 303) if job else _refused(sent, form)


@blueprint.post("/import/tracker/<public_id>/again")
@requires(Permission.TRACKER_IMPORT, on=trackers.get)
def try_again(sent: TrackerImport) -> ResponseReturnValue:
    """Take a step again that failed or was cancelled."""
    job = jobs.find_latest(f"tracker/{sent.id}/")
    if job is None or job.state in {JobState.FAILED, JobState.CANCELLED, JobState.DONE}:
        HouseForm().carry_out(lambda: operations.go_back(sent))
    return redirect(url_for("trackers.show_tracker", public_id=sent.public_id), 303)


@blueprint.post("/import/tracker/<public_id>/drop")
@requires(Permission.TRACKER_IMPORT, on=trackers.get)
def drop_tracker(sent: TrackerImport) -> ResponseReturnValue:
    """Give it up."""
    form = HouseForm()
    if not form.carry_out(lambda: operations.drop(sent, current_reader(), clock.now()) or True):
        return _refused(sent, form)
    flash(gettext("The file and its rows are taken away. Nothing was recorded."), "success")
    return redirect(url_for("trackers.upload_tracker"), 303)


@blueprint.get("/import/tracker/<public_id>/doubts")
@requires(Permission.TRACKER_IMPORT, on=trackers.get)
def download_doubts(sent: TrackerImport) -> ResponseReturnValue:
    """A copy of the rows in doubt, as they were written, each with why."""
    kind = "csv" if request.args.get("as") == "csv" else "xlsx"
    held = _with_file(sent)
    headings = tracker_reading.headings_and_rows(held)[0] if held.data else []
    headings = [*headings, *[""] * (len(sent.columns) - len(headings))][: len(sent.columns)]
    doubtful = [row for row in trackers.each_row(sent.id) if row.is_doubtful]
    rows = doubtful_copy(sent, doubtful)
    write = tracker_rows.as_excel if kind == "xlsx" else tracker_rows.as_csv
    return Response(
        write([*headings, gettext("Why in doubt")], rows),
        mimetype=MEDIA[kind],
        headers={"Content-Disposition": f'attachment; filename="rows-in-doubt.{kind}"'},
    )


def _refused(sent: TrackerImport, form: HouseForm) -> ResponseReturnValue:
    """Back to the rows, with what was wrong above them."""
    for message in [
        *form.form_errors,
        *(each for errors in form.errors.values() for each in errors),
    ]:
        flash(str(message), "important")
        break
    return redirect(url_for("trackers.show_tracker", public_id=sent.public_id), 303)
