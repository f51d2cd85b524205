"""Forms of people, posts, holders and seats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tracker.models import Person, Post
from tracker.queries.fetch import AnyRow
from tracker.translation import lazy_gettext as _
from tracker.vocabulary import HolderKind, MemberRole
from tracker.web.fields import (
    DateField3,
    EmailText,
    HiddenText,
    LongText,
    RadioField,
    SelectField,
    ShortText,
    Tick,
    choice,
)
from tracker.web.forms import HouseForm, OnceForm, VersionForm

MOST_OTHER_NAMES = 2000


class PersonFields(HouseForm):
    """Name and address."""

    name = ShortText(_("Name"), missing=_("Enter their name"), autocomplete="off")
    email = EmailText(
        _("E-mail address"),
        autocomplete="off",
        description=_("They sign in with it. Leave it empty for somebody who never will."),
    )


class NewPersonForm(PersonFields, OnceForm):
    """Somebody new."""


class EditPersonForm(PersonFields, VersionForm):
    """Somebody in the records."""

    def fill(self, person: Person) -> None:
        """Show the person as stored."""
        self.name.data, self.email.data = person.name, person.email or ""
        self.version.data = str(person.version)


class GrantPersonForm(VersionForm):
    """What a person does here."""

    is_clerk = Tick(
        _("Clerk"), description=_("Writes minutes, records actions and keeps the records")
    )
    is_performance_officer = Tick(
        _("Performance officer"), description=_("Keeps indicators and their figures")
    )
    is_admin = Tick(
        _("Administrator"), description=_("Says what people do here, and keeps the records")
    )

    def fill(self, person: Person) -> None:
        """Show what the person does."""
        for name in ("is_clerk", "is_performance_officer", "is_admin"):
            self._fields[name].process_data(getattr(person, name))
        self.version.data = str(person.version)


class StopPersonForm(HouseForm):
    """Whether a person may sign in no more."""

    person = Tick(_("Yes, stop them signing in"), missing=_("Tick the box to stop them signing in"))


class NameForm(OnceForm):
    """The name of a service or an outside organisation."""

    name = ShortText(_("Name"), missing=_("Enter its name"))


class PostFields(HouseForm):
    """What is entered of a post."""

    title = ShortText(_("Title"), missing=_("Enter the title of the post"))
    service = SelectField(_("Service"), coerce=int)
    organisation = SelectField(
        _("Outside organisation"),
        coerce=int,
        description=_("For a post of a partner: health, police, a school, a contractor"),
    )
    parent = SelectField(
        _("Answers to"),
        coerce=int,
        description=_("While nobody holds the post, its actions fall to this one"),
    )
    other_names = LongText(
        _("Other names"),
        most=MOST_OTHER_NAMES,
        description=_("One on each line. Minutes that use one of them find this post."),
    )
    name_is_public = Tick(_("The public sees the name of whoever holds it"))

    def offer(
        self, services: Sequence[Any], organisations: Sequence[Any], posts: Sequence[AnyRow]
    ) -> None:
        """Give the lists their choices."""
        self.service.choices = [choice(each.id, each.name) for each in services]
        self.organisation.choices = [choice(each.id, each.name) for each in organisations]
        self.parent.choices = [choice(each.id, each.title) for each in posts]

    @property
    def names(self) -> list[str]:
        """The other names, one each."""
        return [each.strip() for each in self.other_names.data.splitlines() if each.strip()]


class NewPostForm(PostFields, OnceForm):
    """A new post."""


class EditPostForm(PostFields, VersionForm):
    """A post as it is."""

    ended_on = DateField3(
        _("Last day of the post"),
        description=_("Leave it empty to take the post up again"),
    )

    def fill(self, post: Post) -> None:
        """Show the post as stored."""
        self.title.data = post.title
        self.service.data, self.organisation.data = post.service_id, post.organisation_id
        self.parent.data = post.parent_id
        self.other_names.data = "\n".join(post.other_names)
        self.name_is_public.data = post.name_is_public
        self.ended_on.data = post.ended_on
        self.version.data = str(post.version)


class EndCommitteeForm(VersionForm):
    """The last day of a committee and who takes over; first shown with what moves, then sent."""

    on = DateField3(
        _("Last day"),
        missing=_("Enter the last day of the committee"),
        description=_("Today or a day in the past"),
    )
    successor = SelectField(
        _("Taken over by"),
        coerce=int,
        description=_("It takes the open actions, under the references they have"),
    )
    is_confirmed = HiddenText()


class EndPostForm(VersionForm):
    """The last day of a post, and who takes over what it owns."""

    on = DateField3(
        _("Last day"),
        missing=_("Enter the last day of the post"),
        description=_("Today or a day in the past"),
    )
    new_owner = SelectField(_("Post that takes over"), coerce=int)
    reason = LongText(
        _("Reason"),
        description=_("It stands in the history of each action that is passed on"),
        most=MOST_OTHER_NAMES,
    )


class RenameForm(VersionForm):
    """The name of a service or an outside organisation that is in the records."""

    name = ShortText(_("Name"), missing=_("Enter its name"))


class EndHomeForm(VersionForm):
    """The last day of a service or an outside organisation, and where its posts go."""

    on = DateField3(
        _("Last day"), missing=_("Enter the last day"), description=_("Today or a day in the past")
    )
    new_home = SelectField(_("Its posts go to"), coerce=int)


class AppointForm(OnceForm):
    """Who holds a post, how, and from when."""

    person = SelectField(_("Person"), coerce=int, missing=_("Select a person"))
    kind = RadioField(
        _("In what way"),
        words=HolderKind,
        default=HolderKind.SUBSTANTIVE,
        missing=_("Select in what way they answer for the post"),
    )
    from_on = DateField3(_("First day"), missing=_("Enter the first day"))
    to_on = DateField3(_("Last day"), description=_("Leave it empty if it is not known"))


class EndForm(HouseForm):
    """The last day of a holding or a seat."""

    to_on = DateField3(_("Last day"), missing=_("Enter the last day"))


class SeatForm(OnceForm):
    """Who sits on a committee, how, and from when."""

    person = SelectField(_("Person"), coerce=int, missing=_("Select a person"))
    role = RadioField(
        _("As"),
        coerce=MemberRole,
        default=MemberRole.MEMBER,
        missing=_("Select how they sit on the committee"),
    )
    from_on = DateField3(_("First day"), missing=_("Enter the first day"))
    to_on = DateField3(_("Last day"), description=_("Leave it empty if it is not known"))
