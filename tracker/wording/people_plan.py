"""What a file of people and posts adds, and why a row is in doubt, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tracker.rules.people_plan import Doubt, Part
from tracker.translation import gettext, ngettext
from tracker.vocabulary import N_

DOUBTS: dict[Doubt, str] = {
    Doubt.NOTHING: N_("names neither a person nor a post"),
    Doubt.NAME_MISSING: N_("has an e-mail address and no name"),
    Doubt.EMAIL: N_("e-mail address is not like name@council.gov.uk"),
    Doubt.TWO_HOMES: N_("names a service and an organisation: a post belongs to one"),
    Doubt.POST_MISSING: N_("names a service, organisation or parent post and no post"),
    Doubt.DAY: N_("“from” is no date that can be read, such as 24/4/2014"),
    Doubt.YES_OR_NO: N_("“acting” and “deputy” must be yes, no or empty"),
    Doubt.TWO_KINDS: N_("is acting and deputy at once"),
    Doubt.TOO_LONG: N_("a cell is longer than 255 characters"),
    Doubt.TWICE: N_("the same person in the same post stands above"),
    Doubt.OTHER_NAME: N_("this e-mail address belongs to somebody with another name"),
    Doubt.NAME_THERE: N_(
        "somebody of this name is there without an e-mail address: enter it there"
    ),
    Doubt.NAME_SHARED: N_("several people have this name: give the e-mail address"),
    Doubt.OTHER_HOME: N_("this post belongs to another service or organisation"),
    Doubt.OTHER_PARENT: N_("this post has another parent post, or none"),
    Doubt.HOME_ENDED: N_("this service or organisation has ended"),
    Doubt.POST_ENDED: N_("this post has ended"),
    Doubt.PARENT_UNKNOWN: N_("the parent post is neither there nor in a good row of the file"),
    Doubt.PARENT_LOOP: N_("the parent posts answer to each other in a circle"),
}

PARTS: dict[Part, str] = {
    Part.PERSON: N_("person"),
    Part.POST: N_("post"),
    Part.SERVICE: N_("service"),
    Part.ORGANISATION: N_("organisation"),
    Part.HOLDER: N_("holds the post"),
}


def doubt_words(doubts: Iterable[Doubt]) -> str:
    """Why a row is in doubt, in one line."""
    return "; ".join(gettext(DOUBTS[each]) for each in doubts)


def add_words(adds: Iterable[tuple[Part, str]]) -> str:
    """What a row adds: "person Ann Lee; holds the post"."""
    return "; ".join(
        gettext(PARTS[part]) if part is Part.HOLDER else f"{gettext(PARTS[part])} {name}"
        for part, name in adds
    )


def summary(counts: Mapping[Part, int]) -> str:
    """How many of each were added: "2 people, 1 post, 0 holders …"."""
    people, posts = counts.get(Part.PERSON, 0), counts.get(Part.POST, 0)
    services, holders = counts.get(Part.SERVICE, 0), counts.get(Part.HOLDER, 0)
    organisations = counts.get(Part.ORGANISATION, 0)
    said = [
        (people, ngettext("%(num)s person", "%(num)s people", people)),
        (posts, ngettext("%(num)s post", "%(num)s posts", posts)),
        (holders, ngettext("%(num)s post holder", "%(num)s post holders", holders)),
        (services, ngettext("%(num)s service", "%(num)s services", services)),
        (organisations, ngettext("%(num)s organisation", "%(num)s organisations", organisations)),
    ]
    words = [each for number, each in said if number]
    if not words:
        return gettext("Nothing added: all of it is there already")
    return gettext("Added: %(things)s", things=", ".join(words))
