"""The invented council: who is in it, what posts there are, what bodies meet and who sits there.

Everybody is made up. Days are given by the day of loading, or outright for 2013 to 2015.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from tracker.demonstration.dates import Rhythm
from tracker.vocabulary import CommitteeKind, HolderKind, MemberRole

COUNCIL = "Wexcombe Borough Council"
NOTICE = (
    "Wexcombe is an invented borough with invented people. Yearly figures are those the Department "
    "for Education published for Haringey, its statistical neighbours (2021 list) and England, under "
    "the Open Government Licence v3.0; monthly figures are made up."
)
FIRST_DAY = date(2013, 4, 2)
"""The day from which there are records."""

ENDED, SUCCESSOR = "YPS", "CSP"
"""The panel that was ended, and the committee that took over its open actions."""

ENDED_DAYS_AGO = 345


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person; with an e-mail address they can sign in."""

    key: str
    name: str
    email: str | None = None
    is_clerk: bool = False
    is_admin: bool = False
    is_performance_officer: bool = False


PEOPLE = (
    Somebody("clerk", "Harriet Onslow-Mbah", "clerk@wexcombe.example", is_clerk=True),
    Somebody("clerk2", "Joss Trevanion", is_clerk=True),
    Somebody("dcs", "Ruth Adeyemi-Clarke", "officer@wexcombe.example"),
    Somebody("chair", "Councillor Nadia Farrukh-Lowe", "chair@wexcombe.example"),
    Somebody("member", "Councillor Idris Penhallow", "member@wexcombe.example"),
    Somebody(
        "performance",
        "Soo-jin Marlowe",
        "performance@wexcombe.example",
        is_admin=True,
        is_performance_officer=True,
    ),
    # Who was there from 2013 to 2015.
    Somebody("dcs2013", "Gwenda Mistry"),
    Somebody("dcs2014", "Alban Obuya"),
    Somebody("chair2013", "Councillor Leopold Quist"),
    Somebody("member2013", "Councillor Bettina Ashgrove"),
    # Officers of today.
    Somebody("safeguarding", "Kwabena Thistlewood"),
    Somebody("firstdoor", "Marisol Everleigh"),
    Somebody("learning", "Yusuf Drinkwater"),
    Somebody("data", "Agnieszka Fallowfield"),
    Somebody("adults", "Imogen Sarpong"),
    Somebody("adults_deputy", "Dafydd Kessler"),
    Somebody("health", "Dr Farida Wolstenholme"),
    Somebody("housing_old", "Terence Obaseki"),
    Somebody("housing", "Lucinda Varghese"),
    Somebody("repairs_old", "Colm Hathersage"),
    Somebody("repairs", "Blessing Ravensworth"),
    Somebody("environment", "Matteo Greenhalgh-Singh"),
    Somebody("streets", "Zofia Bickerstaffe"),
    Somebody("finance", "Tamsin Okereke"),
    Somebody("nurse", "Orla Macintosh-Bello"),
    # Councillors of today.
    Somebody("vice", "Councillor Bronwen Achebe"),
    Somebody("m2", "Councillor Piers Nakamura-Dunn"),
    Somebody("m3", "Councillor Samina Colquhoun"),
    Somebody("m4", "Councillor Euan Oyelowo-Pratt"),
    Somebody("co", "Canon Philippa Strand"),
    Somebody("chair_adults", "Councillor Rohan Tresilian"),
    Somebody("m5", "Councillor Adaeze Lockhart"),
    Somebody("m6", "Councillor Wilfred Hossain"),
    Somebody("chair_environment", "Councillor Carys Mendonça"),
    Somebody("m7", "Councillor Tobias Nwosu-Hill"),
    Somebody("m8", "Councillor Jaswinder Applegarth"),
)

SERVICES = {
    "children": "Children’s Services",
    "adults": "Adult Social Care and Health",
    "housing": "Housing",
    "environment": "Environment",
    "corporate": "Corporate Services",
}

PARTNER = "Wexcombe and District NHS Trust"


@dataclass(frozen=True, slots=True)
class Job:
    """A post; `parent` is the key of the one above."""

    key: str
    title: str
    service: str | None
    parent: str | None = None
    other_names: tuple[str, ...] = ()
    name_is_public: bool = False


JOBS = (
    Job("chief", "Chief Executive", "corporate", name_is_public=True),
    Job(
        "dcs", "Director of Children’s Services", "children", "chief", ("DCS",), name_is_public=True
    ),
    Job("safeguarding", "Head of Safeguarding and Quality", "children", "dcs"),
    Job("firstdoor", "Head of First Response", "children", "dcs", ("MASH Manager",)),
    Job("learning", "Assistant Director, Schools and Learning", "children", "dcs"),
    Job("data", "Head of Performance and Insight", "corporate", "chief", ("Performance Manager",)),
    Job("finance", "Director of Finance", "corporate", "chief", ("Section 151 Officer",)),
    Job(
        "adults",
        "Director of Adult Social Services",
        "adults",
        "chief",
        ("DASS",),
        name_is_public=True,
    ),
    Job("health", "Director of Public Health", "adults", "chief", (), name_is_public=True),
    Job("housing", "Director of Housing", "housing", "chief", (), name_is_public=True),
    Job("repairs", "Head of Repairs", "housing", "housing"),
    Job("environment", "Director of Environment", "environment", "chief", (), name_is_public=True),
    Job("streets", "Head of Waste and Street Scene", "environment", "environment"),
    Job("nurse", "Chief Nurse, Wexcombe and District NHS Trust", None),
)


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds a post from a day to another."""

    post: str
    person: str
    from_on: date
    to_on: date | None = None
    kind: HolderKind = HolderKind.SUBSTANTIVE


def holdings(today: date) -> list[Held]:
    """Everybody who holds, held or will go on holding a post, earliest first."""

    def ago(days: int) -> date:
        return today - timedelta(days=days)

    recent = ago(1000)
    return [
        Held("dcs", "dcs2013", date(2013, 9, 2), date(2014, 8, 31), HolderKind.ACTING),
        Held("dcs", "dcs2014", date(2014, 9, 1), ago(1001)),
        Held("firstdoor", "firstdoor", date(2013, 4, 2)),
        Held("data", "data", date(2013, 4, 2)),
        Held("safeguarding", "safeguarding", date(2013, 4, 2)),
        Held("learning", "learning", recent),
        Held("dcs", "dcs", recent),
        Held("finance", "finance", recent),
        Held("adults", "adults", recent),
        Held("health", "health", recent),
        Held("housing", "housing_old", recent, ago(120)),
        Held("housing", "housing", ago(119), None, HolderKind.ACTING),
        Held("repairs", "repairs_old", recent, ago(205)),
        Held("repairs", "repairs", ago(190)),
        Held("environment", "environment", recent),
        Held("streets", "streets", recent),
        Held("nurse", "nurse", recent),
        Held("adults", "adults_deputy", ago(30), today + timedelta(days=60), HolderKind.DEPUTY),
    ]


@dataclass(frozen=True, slots=True)
class Body:
    """A body that meets, and its chair and members today."""

    code: str
    name: str
    kind: CommitteeKind
    place: str
    rhythm: Rhythm
    seats: tuple[tuple[str, MemberRole], ...]
    paper_lead_days: int = 8


_CHAIR, _VICE, _MEMBER = MemberRole.CHAIR, MemberRole.VICE_CHAIR, MemberRole.MEMBER

BODIES = (
    Body(
        "CSP",
        "Children’s Safeguarding Policy and Practice Committee",
        CommitteeKind.SCRUTINY,
        "Committee Room 2, Wexcombe Town Hall",
        Rhythm(3, time(18, 30), every=7, last=-6, coming=1),
        (
            ("chair", _CHAIR),
            ("vice", _VICE),
            ("member", _MEMBER),
            ("m2", _MEMBER),
            ("m3", _MEMBER),
            ("co", MemberRole.CO_OPTED),
        ),
    ),
    Body(
        "ASC",
        "Adults and Health Scrutiny Committee",
        CommitteeKind.SCRUTINY,
        "Council Chamber, Wexcombe Town Hall",
        Rhythm(1, time(19), every=8, last=-5, coming=1),
        (("chair_adults", _CHAIR), ("m5", _VICE), ("m6", _MEMBER), ("m3", _MEMBER)),
    ),
    Body(
        "ENV",
        "Environment and Housing Scrutiny Committee",
        CommitteeKind.SCRUTINY,
        "The Exchange, Market Square",
        Rhythm(2, time(18), every=8, last=-1, coming=7),
        (("chair_environment", _CHAIR), ("m7", _VICE), ("m8", _MEMBER), ("member", _MEMBER)),
    ),
    Body(
        ENDED,
        "Young People and Skills Panel",
        CommitteeKind.PANEL,
        "Committee Room 1, Wexcombe Town Hall",
        Rhythm(0, time(17, 30), every=8, last=-51, coming=1),
        (("m4", _CHAIR), ("vice", _MEMBER), ("member", _MEMBER)),
    ),
    Body(
        "OPG",
        "Officer Performance Group",
        CommitteeKind.OFFICER_GROUP,
        "Room 4.12, Wexcombe Town Hall",
        Rhythm(1, time(9, 30), every=4, last=-2, coming=2, rests=False),
        (("dcs", _CHAIR), ("data", _MEMBER), ("safeguarding", _MEMBER), ("firstdoor", _MEMBER)),
        paper_lead_days=2,
    ),
)


def ended_on(today: date) -> date:
    """The day on which the panel was ended."""
    return today - timedelta(days=ENDED_DAYS_AGO)


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sits on a body from a day to another."""

    code: str
    person: str
    role: MemberRole
    from_on: date
    to_on: date | None = None


def seats(today: date) -> list[Seat]:
    """Everybody who sits, or sat in 2013 to 2015."""
    recent = today - timedelta(days=1000)
    past = [
        Seat("CSP", "chair2013", _CHAIR, date(2013, 5, 20), date(2016, 5, 1)),
        Seat("CSP", "member2013", _MEMBER, date(2013, 5, 20), date(2016, 5, 1)),
    ]
    ended = ended_on(today)
    return past + [
        Seat(body.code, person, role, recent, ended if body.code == ENDED else None)
        for body in BODIES
        for person, role in body.seats
    ]
