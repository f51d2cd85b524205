"""An action that is a recommendation: to whom it goes, its notice, what was answered."""

from __future__ import annotations

from datetime import date

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.models import Action, Recommendation
from tracker.operations import recommendations as operations
from tracker.operations.recommendations import Result
from tracker.queries import actions, posts, recommendations
from tracker.translation import gettext
from tracker.translation import lazy_gettext as _
from tracker.vocabulary import RecommendationRecipient, RecommendationResponse
from tracker.web.actions.blueprint import blueprint
from tracker.web.actions.forms import REASON_LENGTH
from tracker.web.actions.possible import asked, back_to
from tracker.web.actions.record_forms import WORDING_LENGTH
from tracker.web.fields import DateField3, LongText, RadioField, SelectField, ShortText, choice
from tracker.web.forms import VersionForm
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page

GET_POST = ["GET", "POST"]


class AddressForm(VersionForm):
    """To whom a recommendation goes."""

    recipient = RadioField(
        _("Who is it addressed to?"),
        words=RecommendationRecipient,
        missing=_("Select who it is addressed to"),
    )
    addressee = ShortText(
        _("Name (optional)"),
        called=_("Name"),
        description=_("For example, Cabinet, or the name of the health body"),
    )
    review = ShortText(
        _("Review it comes from (optional)"),
        called=_("Review"),
        description=_("The monitor of recommendations is arranged by it"),
    )


class NoticeForm(VersionForm):
    """When its notice went and came."""

    sent_on = DateField3(_("Day the notice was sent"), called=_("Day the notice was sent"))
    received_on = DateField3(
        _("Day it was received"),
        called=_("Day it was received"),
        description=_("The time to answer runs from this day"),
    )


class ResponseForm(VersionForm):
    """What was answered, and what will be done."""

    response = RadioField(
        _("What was answered?"), words=RecommendationResponse, missing=_("Select what was answered")
    )
    responded_on = DateField3(
        _("Day the response came"), missing=_("Enter the day the response came")
    )
    reasons = LongText(
        _("Reasons given"),
        called=_("The reasons"),
        description=_("Needed where it was not accepted, or only in part"),
        most=REASON_LENGTH,
    )
    wording = LongText(
        _("What will be done (optional)"),
        called=_("What will be done"),
        description=_("It becomes an action of its own, recorded and not issued yet"),
        most=WORDING_LENGTH,
    )
    lead_post = SelectField(_("Who will do it"), coerce=int)
    on = DateField3(_("By when"), called=_("By when"))


@blueprint.route("/actions/<code>/<year>/<number:number>/recommendation", methods=GET_POST)
@requires(Permission.RECOMMENDATION_EDIT, on=actions.get)
def address_recommendation(action: Action) -> ResponseReturnValue:
    """Say that an action is a recommendation, and to whom it goes."""
    about, found, form = asked(action), recommendations.find(action.id), AddressForm(obj=None)
    if request.method == "GET":
        form.version.data = str(found.version if found else 0)
        if found:
            form.recipient.data = found.recipient
            form.addressee.data, form.review.data = found.addressee, found.review

    def address() -> Recommendation:
        return operations.address(
            action,
            current_reader(),
            seen_version=form.seen_version,
            recipient=form.recipient.data,
            addressee=form.addressee.data,
            review=form.review.data,
        )

    if form.carry_out(address):
        flash(gettext("Recommendation saved."), "success")
        return back_to(action)
    now = recommendations.find(action.id)
    form.read_again(now.version if now else 0)
    reviews = recommendations.list_reviews(action.committee_id)
    return page("actions/recommendation.html", form=form, asked=about, reviews=reviews)


def _away(action: Action) -> ResponseReturnValue:
    flash(gettext("Say first to whom this recommendation is addressed."), "important")
    return redirect(
        url_for(
            "actions.address_recommendation",
            code=action.code,
            year=action.year,
            number=action.number,
        ),
        303,
    )


@blueprint.route("/actions/<code>/<year>/<number:number>/notice", methods=GET_POST)
@requires(Permission.RECOMMENDATION_EDIT, on=actions.get)
def record_notice(action: Action) -> ResponseReturnValue:
    """Record when the notice of a recommendation was sent and received."""
    about, found, form = asked(action), recommendations.find(action.id), NoticeForm()
    if found is None:
        return _away(action)
    if request.method == "GET":
        form.version.data = str(found.version)
        form.sent_on.data, form.received_on.data = found.sent_on, found.received_on

    def record() -> bool:
        operations.record_notice(
            action,
            found,
            current_reader(),
            clock.today(),
            seen_version=form.seen_version,
            sent_on=form.sent_on.data,
            received_on=form.received_on.data,
        )
        return True

    if form.carry_out(record):
        flash(gettext("Notice recorded."), "success")
        return back_to(action)
    now = recommendations.find(action.id)
    form.read_again(now.version if now else 0)
    return page("actions/notice.html", form=form, asked=about)


@blueprint.route("/actions/<code>/<year>/<number:number>/response", methods=GET_POST)
@requires(Permission.RECOMMENDATION_EDIT, on=actions.get)
def record_response(action: Action) -> ResponseReturnValue:
    """Record what was answered to a recommendation, and the action that results."""
    about, found, form = asked(action), recommendations.find(action.id), ResponseForm()
    if found is None:
        return _away(action)
    has_result = found.resulting_action_id is not None
    form.lead_post.choices = [choice(row.id, row.title) for row in posts.list_open(clock.today())]
    if request.method == "GET":
        form.version.data = str(found.version)
        form.response.data, form.responded_on.data = found.response, found.responded_on
        form.reasons.data = found.reasons

    def record() -> bool:
        result = Result(form.wording.data, form.lead_post.data, form.on.data)
        operations.record_response(
            recommendations.load_origin(action),
            found,
            current_reader(),
            clock.today(),
            seen_version=form.seen_version,
            response=form.response.data,
            responded_on=form.responded_on.data or date.max,
            reasons=form.reasons.data,
            result=result,
        )
        return True

    if form.carry_out(record):
        flash(gettext("Response recorded."), "success")
        return back_to(action)
    now = recommendations.find(action.id)
    form.read_again(now.version if now else 0)
    return page("actions/response.html", form=form, asked=about, has_result=has_result)
