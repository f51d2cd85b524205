"""The fields that say why a matter is private, and when that is looked at again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tracker import clock
from tracker.queries import authorities
from tracker.rules import grounds
from tracker.rules.errors import RuleBroken
from tracker.translation import gettext
from tracker.translation import lazy_gettext as _
from tracker.vocabulary import Restriction
from tracker.web.fields import DateField3, LongText, SelectField, ShortText, choice
from tracker.web.forms import HouseForm
from tracker.web.meeting_days import within_reason

LOOKED_AT_AGAIN_AFTER = timedelta(days=183)
"""The review date offered for a new restriction: half a year."""


class RestrictionFields(HouseForm):
    """Why a matter is private; `restriction`, of the form itself, says in which way.

    An exempt one has a paragraph, a public-interest reason and a review date; a confidential
    one the law that forbids publishing it.
    """

    restriction: Any
    exempt_paragraph = SelectField(_("Paragraph of the schedule"))
    exempt_ground = ShortText(
        _("Or the ground in words"), description=_("If it is none of these paragraphs")
    )
    exempt_interest = LongText(
        _("Why the public interest is better served by keeping it private"),
        description=_("Only those who may read the private matter see this reason"),
        most=2000,
    )
    exempt_review_on = DateField3(
        _("Look at it again on"),
        description=_("When a clerk checks whether it must still be private"),
        validators=[within_reason],
    )
    confidential_ground = ShortText(
        _("Legal ground"), description=_("For example, a court order of 3 March 2014")
    )

    def offer_paragraphs(self) -> None:
        """Offer the paragraphs of the council's nation."""
        nation = authorities.the_authority().nation
        self.exempt_paragraph.choices = [
            choice(each.number, f"{each.number} – {gettext(each.what)}")
            for each in grounds.PARAGRAPHS[nation]
        ]

    @property
    def ground(self) -> str | None:
        """The ground that was entered for the restriction that was chosen; None for none."""
        if self.restriction.data is Restriction.CONFIDENTIAL:
            return self.confidential_ground.data or None
        if self.restriction.data is not Restriction.EXEMPT:
            return None
        number = self.exempt_paragraph.data
        if number:
            return grounds.ground_of(authorities.the_authority().nation, number)
        return self.exempt_ground.data or None

    @property
    def public_interest(self) -> str:
        """The reason that goes with an exempt ground."""
        is_exempt = self.restriction.data is Restriction.EXEMPT
        return self.exempt_interest.data.strip() if is_exempt else ""

    @property
    def review_on(self) -> date | None:
        """When an exempt ground is looked at again."""
        is_exempt = self.restriction.data is Restriction.EXEMPT
        return self.exempt_review_on.data if is_exempt else None

    def refuse(self, broken: RuleBroken) -> None:
        """Show what a restriction lacks under its own radio."""
        if broken.field == "restriction_ground":
            is_exempt = self.restriction.data is Restriction.EXEMPT
            field = "exempt_ground" if is_exempt else "confidential_ground"
            super().refuse(RuleBroken(field, broken.code, **broken.values))
        else:
            super().refuse(broken)


def entered_restriction(stored: Any) -> dict[str, object]:  # noqa: ANN401 - a row or a model
    """What these fields start with.

    Args:
        stored: has restriction, restriction_ground, public_interest and restriction_review_on;
            None for nothing stored.
    """
    if stored is None or stored.restriction is Restriction.OPEN:
        return {"exempt_review_on": clock.today() + LOOKED_AT_AGAIN_AFTER}
    ground = stored.restriction_ground
    if stored.restriction is Restriction.CONFIDENTIAL:
        return {"restriction": stored.restriction, "confidential_ground": ground}
    paragraph = grounds.paragraph_of(authorities.the_authority().nation, ground)
    return {
        "restriction": stored.restriction,
        "exempt_paragraph": paragraph.number if paragraph else "",
        "exempt_ground": "" if paragraph else ground,
        "exempt_interest": stored.public_interest,
        "exempt_review_on": stored.restriction_review_on,
    }
