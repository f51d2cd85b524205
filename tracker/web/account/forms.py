"""Forms of signing in and of one's own account."""

from __future__ import annotations

from typing import Any

from wtforms.validators import ValidationError

from tracker.rules import passwords
from tracker.rules.errors import RuleBroken
from tracker.translation import lazy_gettext as _
from tracker.vocabulary import TokenLife, TokenScope
from tracker.web.fields import (
    EmailText,
    MultiCheckbox,
    PasswordText,
    RadioField,
    ShortText,
    Tick,
)
from tracker.web.forms import HouseForm, OnceForm
from tracker.wording.refusals import refusal


class AcceptInvitationForm(HouseForm):
    """A first password, or a new one."""

    own_words: tuple[str, ...] = ()
    password = PasswordText(
        _("New password"),
        missing=_("Enter a new password"),
        autocomplete="new-password",
        description=_("12 characters or more. Four words that do not belong together are good."),
    )

    def validate_password(self, field: Any) -> None:  # noqa: ANN401 - WTForms' field has no types
        """Refuse what everybody tries first."""
        try:
            passwords.check(field.data, self.own_words)
        except RuleBroken as broken:
            raise ValidationError(refusal(broken)) from None


class ChangePasswordForm(AcceptInvitationForm):
    """The old password and a new one."""

    old = PasswordText(
        _("Password now"),
        missing=_("Enter the password you sign in with now"),
        autocomplete="current-password",
    )


class ForgottenPasswordForm(HouseForm):
    """The address to which a link is sent."""

    email = EmailText(
        _("E-mail address"), missing=_("Enter your e-mail address"), autocomplete="username"
    )


class ChooseRemindersForm(HouseForm):
    """Which reminders somebody wants by e-mail."""

    weekly_digest = Tick(
        _("Once a week: what is overdue, due soon, or waits for you"),
        description=_("At most one e-mail a week, on the first day of it with something to tell"),
    )
    before_meeting = Tick(
        _("Five days before a meeting that you chair or clerk: how things stand"),
    )
    due_tomorrow = Tick(
        _("The day before an action or its paper is due"),
        description=_("For chairs and clerks also: before a response to a recommendation is due"),
    )
    overdue = Tick(
        _("The day after an action became overdue"),
        description=_("For chairs and clerks also: a response to a recommendation"),
    )


class MakeTokenForm(OnceForm):
    """What a token of the API is for, what it may do, and how long."""

    name = ShortText(
        _("What is it for?"),
        called=_("What it is for"),
        missing=_("Enter what the token is for"),
        description=_("For example, figures for the dashboard"),
        most=100,
    )
    scopes = MultiCheckbox(
        _("What may it do?"),
        words=TokenScope,
        missing=_("Select what the token may do"),
        description=_("Never more than you may do yourself"),
    )
    life = RadioField(
        _("How long does it work?"),
        words=TokenLife,
        default=TokenLife.QUARTER,
        missing=_("Select how long the token works"),
    )
