"""Posts, where they belong, and who holds them."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access import decide
from tracker.access.permissions import Permission
from tracker.models import Post, PostHolder
from tracker.operations import posts as operations
from tracker.queries import people, posts
from tracker.translation import gettext
from tracker.web.fields import choice
from tracker.web.guards import requires
from tracker.web.history import past_of
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.web.people.blueprint import blueprint
from tracker.web.people.forms import (
    AppointForm,
    EditPostForm,
    EndForm,
    NameForm,
    NewPostForm,
    PostFields,
)
from tracker.web.people_choices import people_to_choose


@blueprint.get("/posts")
@requires(Permission.RECORDS_READ)
def list_posts() -> ResponseReturnValue:
    """Every post, by service and organisation, with who holds it or that nobody does."""
    listed = posts.list_all()
    return page(
        "people/posts.html",
        posts=listed,
        holders=posts.holders_of([each.id for each in listed], clock.today()),
        allowed=decide.allowed(current_reader(), among=[Permission.RECORDS_EDIT]),
    )


@blueprint.get("/posts/<int:post_id>")
@requires(Permission.RECORDS_READ, on=posts.get)
def show_post(post: Post) -> ResponseReturnValue:
    """One post: who answers for it today, and who did."""
    today = clock.today()
    holder = posts.holders_of([post.id], today).get(post.id)
    return page(
        "people/post.html",
        post=post,
        holder=holder,
        falls_to=None if holder else posts.find_answering_for(post, today),
        holders=posts.list_holders(post.id),
        past_events=past_of(post),
        allowed=decide.allowed(current_reader(), among=[Permission.RECORDS_EDIT]),
    )


def _offer(form: PostFields, post: Post | None = None) -> None:
    """Offer every service, organisation and post but itself; what is chosen stays offered."""
    above = [each for each in posts.list_open(clock.today()) if post is None or each.id != post.id]
    form.offer(posts.list_services(), posts.list_organisations(), above)
    if post is None:
        return
    for field, thing in ((form.service, post.service), (form.parent, post.parent)):
        if thing and str(thing.id) not in {each.value for each in field.choices}:
            name = thing.title if isinstance(thing, Post) else thing.name
            field.choices = [*field.choices, choice(thing.id, name)]


@blueprint.route("/posts/new", methods=["GET", "POST"])
@requires(Permission.RECORDS_EDIT)
def new_post() -> ResponseReturnValue:
    """Add a post."""
    form = NewPostForm()
    _offer(form)
    added = form.carry_out(
        lambda: operations.add_post(
            form.title.data,
            current_reader(),
            service=posts.find_service(form.service.data),
            organisation=posts.find_organisation(form.organisation.data),
            parent=posts.find(form.parent.data),
            other_names=form.names,
            name_is_public=form.name_is_public.data,
        )
    )
    if added:
        flash(gettext("Post added. Say who holds it."), "success")
        return redirect(_address(added.id), 303)
    return page("people/new_post.html", form=form)


@blueprint.route("/posts/<int:post_id>/edit", methods=["GET", "POST"])
@requires(Permission.RECORDS_EDIT, on=posts.get)
def edit_post(post: Post) -> ResponseReturnValue:
    """Change a post."""
    form = EditPostForm()
    _offer(form, post)

    def change() -> bool:
        operations.change_post(
            post,
            current_reader(),
            title=form.title.data,
            service=posts.find_service(form.service.data),
            organisation=posts.find_organisation(form.organisation.data),
            parent=posts.find(form.parent.data),
            other_names=form.names,
            name_is_public=form.name_is_public.data,
            ended_on=form.ended_on.data,
            seen_version=form.seen_version,
        )
        return True

    if not form.is_submitted():
        form.fill(post)
    if form.carry_out(change):
        flash(gettext("Post changed."), "success")
        return redirect(_address(post.id), 303)
    return page("people/edit_post.html", form=form, post=post)


@blueprint.route("/posts/<int:post_id>/appoint", methods=["GET", "POST"])
@requires(Permission.RECORDS_EDIT, on=posts.get)
def appoint_holder(post: Post) -> ResponseReturnValue:
    """Let a person hold, act in or deputise for a post."""
    form = AppointForm()
    form.person.choices = people_to_choose(people.list_active())
    if not form.is_submitted():
        form.from_on.data = clock.today()
    appointed = form.carry_out(
        lambda: operations.appoint(
            post,
            people.get(current_reader(), form.person.data),
            form.from_on.data or clock.today(),
            current_reader(),
            kind=form.kind.data,
            to_on=form.to_on.data,
        )
    )
    if appointed:
        flash(gettext("Post holder entered."), "success")
        return redirect(_address(post.id), 303)
    return page("people/appoint.html", form=form, post=post)


@blueprint.route("/posts/<int:post_id>/holders/<int:holding_id>/end", methods=["GET", "POST"])
@requires(Permission.RECORDS_EDIT, on=posts.get_holding)
def end_holding(holding: PostHolder) -> ResponseReturnValue:
    """Enter the last day on which a person answers for a post."""
    form, post, person = EndForm(), holding.post, holding.person

    def change() -> bool:
        last = form.to_on.data or clock.today()
        operations.end_holding(holding, post, person, last, current_reader())
        return True

    if not form.is_submitted():
        form.to_on.data = holding.to_on or clock.today()
    if form.carry_out(change):
        flash(gettext("Last day entered."), "success")
        return redirect(_address(post.id), 303)
    return page("people/end_holding.html", form=form, post=post, person=person)


@blueprint.route("/records/services/new", methods=["GET", "POST"])
@requires(Permission.RECORDS_EDIT)
def new_service() -> ResponseReturnValue:
    """Add a service of the council."""
    form = NameForm()
    if form.carry_out(lambda: operations.add_service(form.name.data, current_reader())):
        flash(gettext("Service added."), "success")
        return redirect(url_for("people.list_posts"), 303)
    return page("people/new_service.html", form=form, services=posts.list_services())


@blueprint.route("/records/organisations/new", methods=["GET", "POST"])
@requires(Permission.RECORDS_EDIT)
def new_organisation() -> ResponseReturnValue:
    """Add an outside organisation."""
    form = NameForm()
    if form.carry_out(lambda: operations.add_organisation(form.name.data, current_reader())):
        flash(gettext("Organisation added."), "success")
        return redirect(url_for("people.list_posts"), 303)
    return page("people/new_organisation.html", form=form, organisations=posts.list_organisations())


def _address(post_id: int) -> str:
    return url_for("people.show_post", post_id=post_id)
