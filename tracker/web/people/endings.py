"""Committees and posts end: what they answer for goes to others first."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.models import Committee, Post
from tracker.operations import due_dates, records
from tracker.operations import posts as post_operations
from tracker.queries import committees, endings, posts
from tracker.translation import ngettext
from tracker.web.fields import choice
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.web.people.blueprint import blueprint
from tracker.web.people.forms import EndCommitteeForm, EndPostForm


@blueprint.route("/committees/<code>/end", methods=["GET", "POST"])
@requires(Permission.COMMITTEE_EDIT, on=committees.get)
def end_committee(committee: Committee) -> ResponseReturnValue:
    """End a committee: asked for, shown with what moves and to which dates, then done."""
    reader, today, form = current_reader(), clock.today(), EndCommitteeForm()
    code, name = committee.code, committee.name
    if committee.abolished_on is not None:
        return redirect(url_for("committees.show_committee", code=code), 303)
    offered = endings.list_successors(reader, committee)
    form.successor.choices = [choice(each.id, each.name) for each in offered]
    listed, number = endings.open_actions_of_committee(reader, committee.id)
    if not form.is_submitted():
        form.on.data, form.version.data = today, str(committee.version)
        return page(
            "people/end_committee.html",
            form=form,
            committee=committee,
            actions=listed,
            number=number,
        )
    chosen = form.successor.data
    successor = endings.find_committee(chosen if chosen in {each.id for each in offered} else None)

    def checked() -> bool:
        records.check_end(committee, form.on.data or today, successor, today)
        return True

    def change() -> tuple[int]:
        last = form.on.data or today
        seen = form.seen_version
        return (records.abolish(committee, last, successor, reader, today, seen_version=seen),)

    if not form.is_confirmed.data and form.carry_out(checked):
        on = form.on.data or today
        return page(
            "people/end_committee_preview.html",
            sent=form,
            committee=committee,
            successor=successor,
            on=on,
            actions=listed,
            number=number,
            foreseen=due_dates.foresee(listed, successor, on) if successor else {},
            leaving=endings.list_seats_after(committee.id, on),
        )
    done = form.carry_out(change) if form.is_confirmed.data else None
    if done:
        flash(
            ngettext(
                "%(name)s ended. %(num)s action passed on.",
                "%(name)s ended. %(num)s actions passed on.",
                done[0],
                name=name,
            ),
            "success",
        )
        return redirect(url_for("committees.show_committee", code=code), 303)
    committee = committees.get(reader, code)
    form.read_again(committee.version)
    listed, number = endings.open_actions_of_committee(reader, committee.id)
    return page(
        "people/end_committee.html", form=form, committee=committee, actions=listed, number=number
    )


@blueprint.route("/posts/<int:post_id>/end", methods=["GET", "POST"])
@requires(Permission.RECORDS_EDIT, on=posts.get)
def end_post(post: Post) -> ResponseReturnValue:
    """End a post and give its open actions to another."""
    reader, today, form, post_id = current_reader(), clock.today(), EndPostForm(), post.id
    there = url_for("people.show_post", post_id=post_id)
    if post.ended_on is not None:
        return redirect(there, 303)
    others = [each for each in posts.list_open(today) if each.id != post_id]
    form.new_owner.choices = [choice(each.id, each.title) for each in others]
    if not form.is_submitted():
        form.on.data, form.version.data = today, str(post.version)

    def change() -> tuple[int]:
        return (
            post_operations.end_post(
                post,
                form.on.data or today,
                posts.find(form.new_owner.data),
                reader,
                today,
                form.reason.data,
                seen_version=form.seen_version,
            ),
        )

    done = form.carry_out(change)
    if done:
        flash(
            ngettext(
                "Post ended. %(num)s action passed on.",
                "Post ended. %(num)s actions passed on.",
                done[0],
            ),
            "success",
        )
        return redirect(there, 303)
    post = posts.get(reader, post_id)
    form.read_again(post.version)
    listed, number = endings.open_actions_of_post(reader, post_id)
    return page("people/end_post.html", form=form, post=post, actions=listed, number=number)
