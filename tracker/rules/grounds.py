"""Grounds on which a matter may be kept from the public: each nation's schedule, as data."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.vocabulary import N_, Nation


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a nation's schedule of exempt information.

    Attributes:
        number: as it is printed.
        what: what it is about, in few words.
        has_interest_test: whether it is exempt only while the public interest in keeping it
            private outweighs that in disclosing it.
    """

    number: str
    what: str
    has_interest_test: bool


SCHEDULES: dict[Nation, str] = {
    Nation.ENGLAND: N_("paragraph %(number)s, Schedule 12A, Local Government Act 1972"),
    Nation.WALES: N_("paragraph %(number)s, Part 4, Schedule 12A, Local Government Act 1972"),
    Nation.SCOTLAND: N_("paragraph %(number)s, Schedule 7A, Local Government (Scotland) Act 1973"),
    Nation.NORTHERN_IRELAND: N_(
        "paragraph %(number)s, Schedule 6, Local Government Act (Northern Ireland) 2014"
    ),
}

_PERSON = N_("About any individual")
_IDENTITY = N_("Likely to reveal who an individual is")
_BUSINESS = N_("Financial or business affairs of any person or body")
_LABOUR = N_("Consultations or negotiations with employees")
_PRIVILEGE = N_("Legal advice that is privileged")
_NOTICE = N_("A notice, order or direction that is proposed")
_CRIME = N_("Preventing, investigating or prosecuting crime")

PARAGRAPHS: dict[Nation, tuple[Paragraph, ...]] = {
    Nation.ENGLAND: tuple(
        Paragraph(str(number), what, has_interest_test=True)
        for number, what in enumerate(
            (_PERSON, _IDENTITY, _BUSINESS, _LABOUR, _PRIVILEGE, _NOTICE, _CRIME), start=1
        )
    ),
    Nation.WALES: tuple(
        Paragraph(str(number), what, has_interest_test=what is not _PRIVILEGE)
        for number, what in enumerate(
            (_PERSON, _IDENTITY, _BUSINESS, _LABOUR, _PRIVILEGE, _NOTICE, _CRIME), start=12
        )
    ),
    Nation.SCOTLAND: tuple(
        Paragraph(str(number), what, has_interest_test=False)
        for number, what in enumerate(
            (
                N_("An employee, officer or applicant"),
                N_("A tenant, or an applicant for housing"),
                N_("Somebody who asks for or is given a service"),
                N_("Somebody who asks for or is given financial help"),
                N_("Adoption, care, fostering or education of a child"),
                N_("Financial or business affairs of any person"),
                N_("Reports on and supervision of a person"),
                N_("What is to be spent under a contract"),
                N_("Terms to be proposed for a contract"),
                N_("Who made a tender"),
                _LABOUR,
                N_("Advice of counsel, and legal proceedings"),
                _NOTICE,
                _CRIME,
                N_("Who informed about a crime or a breach of duty"),
            ),
            start=1,
        )
    ),
    Nation.NORTHERN_IRELAND: tuple(
        Paragraph(str(number), what, has_interest_test=False)
        for number, what in enumerate(
            (_PERSON, _IDENTITY, _BUSINESS, _LABOUR, _PRIVILEGE, _NOTICE, _CRIME), start=1
        )
    ),
}
"""England: Local Government Act 1972, Schedule 12A, parts 1 and 2; Wales: parts 4 and 5 of the same
(the test leaves out paragraph 16); Scotland: Local Government (Scotland) Act 1973, Schedule 7A;
Northern Ireland: Local Government Act (Northern Ireland) 2014, Schedule 6."""

RESOLUTIONS: dict[Nation, str] = {
    Nation.ENGLAND: N_("section 100A(4), Local Government Act 1972"),
    Nation.WALES: N_("section 100A(4), Local Government Act 1972"),
    Nation.SCOTLAND: N_("section 50A(4), Local Government (Scotland) Act 1973"),
    Nation.NORTHERN_IRELAND: N_("section 42(4), Local Government Act (Northern Ireland) 2014"),
}
"""Under which a committee resolves to take an exempt item without the public."""


EXCLUDED = N_(
    "Resolved: that under %(section)s the public be excluded from the meeting for this item, "
    "because exempt information was likely to be disclosed to them: %(ground)s."
)
REFUSED = N_("The committee did not agree to exclude the public for this item.")

FORBIDDEN: dict[Nation, str] = {
    Nation.ENGLAND: N_("section 100A(2), Local Government Act 1972"),
    Nation.WALES: N_("section 100A(2), Local Government Act 1972"),
    Nation.SCOTLAND: N_("section 50A(2), Local Government (Scotland) Act 1973"),
    Nation.NORTHERN_IRELAND: N_("section 42(2), Local Government Act (Northern Ireland) 2014"),
}
"""Which excludes the public from what is confidential, without a resolution."""


def resolution_words(nation: Nation, ground: str, *, is_agreed: bool) -> str:
    """What the minutes say that the committee resolved, in English: what is stored and printed."""
    if not is_agreed:
        return REFUSED
    ground = ground.rstrip(". ")
    if paragraph_of(nation, ground) is not None:
        ground = ground[:1].lower() + ground[1:]
    return EXCLUDED % {"section": RESOLUTIONS[nation], "ground": ground}


def find(nation: Nation, number: str | None) -> Paragraph | None:
    """The paragraph of a nation's schedule with that number."""
    return next((each for each in PARAGRAPHS[nation] if each.number == number), None)


def ground_of(nation: Nation, number: str) -> str:
    """A paragraph as the ground of a restriction, in English: what is stored and printed."""
    words = SCHEDULES[nation] % {"number": number}
    return words[:1].upper() + words[1:]


def paragraph_of(nation: Nation, ground: str | None) -> Paragraph | None:
    """The paragraph whose words a stored ground is; None for a ground in somebody's own words."""
    return next(
        (each for each in PARAGRAPHS[nation] if ground_of(nation, each.number) == ground), None
    )


def wants_interest(nation: Nation, ground: str | None) -> bool:
    """Whether a public-interest reason belongs with an exempt ground.

    A ground in somebody's own words counts as one with the test where the nation has it at all.
    """
    known = paragraph_of(nation, ground)
    if known is not None:
        return known.has_interest_test
    return any(each.has_interest_test for each in PARAGRAPHS[nation])
