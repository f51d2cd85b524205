"""The pages by which clerks keep people, posts, seats and settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from tests import builders
from tests.databases import statements
from tracker import clock
from tracker.access.permissions import Permission
from tracker.models import Person, Post
from tracker.queries import committees, people, posts
from tracker.wording.permissions import WHAT, WHO, permissions_in_words

if TYPE_CHECKING:
    from flask import Flask

    from tests.pages import PageClient

DAY = {"from_on-day": "1", "from_on-month": "5", "from_on-year": "2013"}


@pytest.fixture
def clerk(app: Flask, client: PageClient) -> Person:
    return signed_in(app, client, builders.a_clerk)


def signed_in(app: Flask, client: PageClient, make: Callable[[], Person]) -> Person:
    with app.app_context():
        person = make()
        assert person.id
        assert person.email
    builders.sign_in(client, person)
    return person


def admin_of(app: Flask, client: PageClient) -> Person:
    return signed_in(app, client, lambda: builders.a_person("Ada Min", is_admin=True))


@dataclass(frozen=True)
class Known:
    """Key and version of a record, for use after its session is closed."""

    id: int
    version: int


def known(app: Flask, make: Callable[[], Person | Post]) -> Known:
    """Make a record; requests are sent outside, as each has a context of its own."""
    with app.app_context():
        thing = make()
        return Known(thing.id, thing.version)


def found_by_email(email: str) -> Person:
    return next(each for each in people.list_all() if each.email == email)


PAGES = [
    "/records",
    "/records/permissions",
    "/records/authority",
    "/records/authority/annual-meetings/new",
    "/records/services/new",
    "/records/organisations/new",
    "/people",
    "/people/new",
    "/posts",
    "/posts/new",
]


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize("address", PAGES)
def test_clerk_is_shown_the_page(client: PageClient, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("address", PAGES)
def test_public_is_sent_to_sign_in(client: PageClient, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 302
    assert response.location.startswith("/sign-in")


@pytest.mark.parametrize("address", PAGES)
def test_member_is_refused(client: PageClient, app: Flask, address: str) -> None:
    signed_in(app, client, lambda: builders.a_person("Mo Member"))

    assert client.get(address).status_code == 403


@pytest.mark.usefixtures("clerk")
def test_person_is_added_changed_and_shown(client: PageClient, app: Flask) -> None:
    added = client.post("/people/new", data={"name": " Jo  Hart ", "email": "Jo@Council.Example"})
    page = client.get(added.location).get_data(as_text=True)
    with app.app_context():
        person = found_by_email("jo@council.example")
        data = {"name": "Joanna Hart", "email": person.email, "version": person.version}
        address = f"/people/{person.id}/edit"
    changed = client.post(address, data=data)

    assert added.status_code == changed.status_code == 303
    assert "<h1" in page
    assert "Jo Hart" in page
    assert "Joanna Hart" in client.get("/people").get_data(as_text=True)


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"name": "", "email": "jo@council.example"}, "Enter their name"),
        ({"name": "Jo", "email": "jo at council"}, "must be in the correct format"),
        ({"name": "Jo", "email": "ann.lee@council.example"}, "belongs to somebody"),
        ({"name": "J" * 201, "email": ""}, "200 characters or fewer"),
        ({}, "Enter their name"),
    ],
)
def test_nobody_is_added_when_the_form_is_wrong(
    client: PageClient, app: Flask, data: dict[str, str], message: str
) -> None:
    response = client.post("/people/new", data=data)
    page = response.get_data(as_text=True)

    assert response.status_code == 422
    assert message in page
    assert data.get("email", "") in page
    with app.app_context():
        assert len(people.list_all()) == 1


@pytest.mark.usefixtures("clerk")
def test_nothing_is_overwritten_when_somebody_changed_it_meanwhile(
    client: PageClient, app: Flask
) -> None:
    jo = known(app, lambda: builders.a_person("Jo Hart"))
    data = {"name": "First", "email": "jo@council.example", "version": jo.version}
    client.post(f"/people/{jo.id}/edit", data=data)
    response = client.post(f"/people/{jo.id}/edit", data=data | {"name": "Second"})

    assert response.status_code == 422
    assert "Somebody changed this" in response.get_data(as_text=True)
    assert "Second" not in client.get("/people").get_data(as_text=True)


def test_clerk_may_not_say_what_people_do(client: PageClient, app: Flask, clerk: Person) -> None:
    response = client.post(
        f"/people/{clerk.id}/grant", data={"is_admin": "yes", "version": clerk.version}
    )
    client.post(
        f"/people/{clerk.id}/edit",
        data={
            "name": "Ann Lee",
            "email": clerk.email,
            "is_admin": "yes",
            "version": clerk.version,
        },
    )

    assert response.status_code == 403
    with app.app_context():
        assert not found_by_email("ann.lee@council.example").is_admin


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize("verb", ["edit", "stop", "invite", "restore"])
def test_clerk_may_not_touch_an_administrator(client: PageClient, app: Flask, verb: str) -> None:
    admin = known(app, lambda: builders.a_person("Ada Min", is_admin=True))
    response = client.post(f"/people/{admin.id}/{verb}")

    assert response.status_code == 403


def test_administrator_says_what_people_do(client: PageClient, app: Flask) -> None:
    admin_of(app, client)
    jo = known(app, lambda: builders.a_person("Jo Hart"))
    response = client.post(
        f"/people/{jo.id}/grant", data={"is_clerk": "yes", "version": jo.version}
    )

    assert response.status_code == 303
    with app.app_context():
        now = found_by_email("jo.hart@council.example")
        assert (now.is_clerk, now.is_admin, now.is_performance_officer) == (True, False, False)


def test_last_administrator_stays_one(client: PageClient, app: Flask) -> None:
    admin = admin_of(app, client)
    response = client.post(f"/people/{admin.id}/grant", data={"version": 1})

    assert response.status_code == 422
    assert "make another administrator first" in response.get_data(as_text=True)


@pytest.mark.usefixtures("clerk")
def test_sign_ins_end_at_once_when_a_person_is_stopped(client: PageClient, app: Flask) -> None:
    theirs: Any = app.test_client()
    jo = signed_in(app, theirs, lambda: builders.a_person("Jo Hart"))
    before = theirs.get("/account").status_code
    unsure = client.post(f"/people/{jo.id}/stop")
    still = theirs.get("/account").status_code
    client.post(f"/people/{jo.id}/stop", data={"person": "yes"})
    after = theirs.get("/account").status_code
    client.post(f"/people/{jo.id}/restore")
    builders.sign_in(theirs, jo)

    assert (before, unsure.status_code, still, after) == (200, 422, 200, 302)


def test_nobody_stops_themselves(client: PageClient, clerk: Person) -> None:
    response = client.post(f"/people/{clerk.id}/stop", data={"person": "yes"})

    assert response.status_code == 422
    assert "cannot stop your own account" in response.get_data(as_text=True)
    assert client.get("/account").status_code == 200


@pytest.mark.usefixtures("clerk")
def test_post_is_added_held_and_vacant_again(client: PageClient, app: Flask) -> None:
    with app.app_context():
        director = builders.a_post("Director of Children’s Services")
        builders.appointed(builders.a_person("Di Rector"), director)
        jo_id, director_id = builders.a_person("Jo Hart").id, director.id
    other_names = "Safeguarding lead\n\n"
    data = {"title": "Head of Safeguarding", "parent": director_id, "other_names": other_names}
    added = client.post("/posts/new", data=data)
    vacant = client.get(added.location).get_data(as_text=True)
    client.post(added.location + "/appoint", data={"person": jo_id, "kind": "acting"} | DAY)
    held = client.get(added.location).get_data(as_text=True)
    with app.app_context():
        holding_id = posts.list_holders(int(added.location.rsplit("/", 1)[1]))[0].id
    end = {"to_on-day": "2", "to_on-month": "5", "to_on-year": "2013"}
    early = client.post(
        f"{added.location}/holders/{holding_id}/end", data=end | {"to_on-month": "4"}
    )
    client.post(f"{added.location}/holders/{holding_id}/end", data=end)
    again = client.get(added.location).get_data(as_text=True)

    assert "Its actions fall to" in vacant
    assert "Director of Children’s Services" in vacant
    assert "Jo Hart (acting)" in held
    assert "Its actions fall to" not in held
    assert early.status_code == 422
    assert "Its actions fall to" in again


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"title": ""}, "Enter the title of the post"),
        ({"title": "director of children’s services"}, "in the records already"),
        ({"title": "Head", "parent": "999"}, "must be one of the choices"),
        ({"title": "Head", "parent": "x"}, "must be one of the choices"),
        ({"title": "Head", "other_names": "x" * 2001}, "2,000 characters or fewer"),
    ],
)
def test_no_post_is_added_when_the_form_is_wrong(
    client: PageClient, app: Flask, data: dict[str, str], message: str
) -> None:
    with app.app_context():
        builders.a_post("Director of Children’s Services")
    response = client.post("/posts/new", data=data)

    assert response.status_code == 422
    assert message in response.get_data(as_text=True)
    with app.app_context():
        assert len(posts.list_all()) == 1


@pytest.mark.usefixtures("clerk")
def test_post_cannot_answer_to_one_below_it(client: PageClient, app: Flask) -> None:
    with app.app_context():
        director = builders.a_post("Director")
        head = builders.a_post("Head", parent=director)
        data = {"title": "Director", "parent": head.id, "version": director.version}
        address = f"/posts/{director.id}/edit"
    response = client.post(address, data=data)

    assert response.status_code == 422
    assert "answers, in the end, to the same post" in response.get_data(as_text=True)


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"kind": "acting"} | DAY, "Select a person"),
        ({"person": "JO", "kind": "king"} | DAY, "Select in what way"),
        ({"person": "JO", "kind": "acting"}, "Enter the first day"),
        (
            {
                "person": "JO",
                "kind": "acting",
                "to_on-day": "30",
                "to_on-month": "4",
                "to_on-year": "2013",
            }
            | DAY,
            "on or after the first",
        ),
        (
            {
                "person": "JO",
                "kind": "acting",
                "from_on-day": "31",
                "from_on-month": "2",
                "from_on-year": "2013",
            },
            "real date",
        ),
    ],
)
def test_nobody_is_appointed_when_the_form_is_wrong(
    client: PageClient, app: Flask, data: dict[str, str], message: str
) -> None:
    with app.app_context():
        post, jo = builders.a_post(), builders.a_person("Jo Hart")
        sent = {name: str(jo.id) if value == "JO" else value for name, value in data.items()}
        post_id = post.id
    response = client.post(f"/posts/{post_id}/appoint", data=sent)
    with app.app_context():
        kept = posts.list_holders(post_id)

    assert response.status_code == 422
    assert message in response.get_data(as_text=True)
    assert not kept


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize("address", ["/records/services/new", "/records/organisations/new"])
def test_name_is_taken_once(client: PageClient, address: str) -> None:
    answers = [client.post(address, data={"name": name}) for name in ("Health", "health", " ")]

    assert [each.status_code for each in answers] == [303, 422, 422]


def test_member_is_seated_and_leaves(client: PageClient, app: Flask, clerk: Person) -> None:
    with app.app_context():
        committee_id, jo_id = builders.a_committee().id, builders.a_person("Jo Hart").id
    address = "/committees/CSP/members"
    seated = client.post(f"{address}/new", data={"person": jo_id, "role": "chair"} | DAY)
    twice = client.post(f"{address}/new", data={"person": jo_id, "role": "member"} | DAY)
    second = client.post(f"{address}/new", data={"person": clerk.id, "role": "chair"} | DAY)
    with app.app_context():
        seat_id = committees.list_members(committee_id, clock.today())[0].id
    early = {"to_on-day": "30", "to_on-month": "4", "to_on-year": "2013"}
    refused = client.post(f"{address}/{seat_id}/leave", data=early)
    left = client.post(f"{address}/{seat_id}/leave", data=early | {"to_on-month": "6"})
    with app.app_context():
        none = committees.list_members(committee_id, clock.today())

    codes = [each.status_code for each in (seated, twice, second, refused, left)]
    assert codes == [303, 422, 422, 422, 303]
    assert "Jo Hart is chair" in second.get_data(as_text=True)
    assert not none


@pytest.mark.usefixtures("clerk")
def test_seat_of_another_committee_is_not_found(client: PageClient, app: Flask) -> None:
    with app.app_context():
        builders.a_committee("OTH", "Other Panel")
        committee = builders.a_committee()
        builders.seated(builders.a_person("Jo Hart"), committee)
        seat_id = committees.list_members(committee.id, clock.today())[0].id

    assert client.get(f"/committees/OTH/members/{seat_id}/leave").status_code == 404


SETTINGS = {
    "name": "Wexcombe Borough Council",
    "short_name": "Wexcombe",
    "nation": "wales",
    "log_name": "Rolling actions",
    "chair_word": "Convener",
    "colour": "#123456",
}


@pytest.mark.usefixtures("clerk")
def test_settings_of_the_council_are_kept(client: PageClient) -> None:
    saved = client.post("/records/authority", data=SETTINGS)
    page = client.get("/records/authority").get_data(as_text=True)
    brand = client.get("/brand.css?v=123456")

    assert saved.status_code == 303
    assert all(value in page for value in SETTINGS.values())
    assert "/brand.css?v=123456" in page
    assert "--app-brand: #123456" in brand.get_data(as_text=True)
    assert "immutable" in brand.headers["Cache-Control"]


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"colour": "red"}, "like #1d4f5c"),
        ({"colour": "#12345g"}, "like #1d4f5c"),
        ({"colour": "#123456;}body{display:none"}, "like #1d4f5c"),
        ({"colour": "#777777"}, "contrast of 4.4 to 1 and needs 4.5"),
        ({"colour": "#ffffff"}, "contrast of 1.0 to 1"),
        ({"name": ""}, "Enter the name of the council"),
        ({"nation": "france"}, "Select a nation"),
        ({"short_name": "x" * 41}, "40 characters or fewer"),
    ],
)
def test_settings_stay_when_the_form_is_wrong(
    client: PageClient, change: dict[str, str], message: str
) -> None:
    response = client.post("/records/authority", data=SETTINGS | change)

    assert response.status_code == 422
    assert message in response.get_data(as_text=True)
    assert "Wexcombe" not in client.get("/records/authority").get_data(as_text=True)


@pytest.mark.usefixtures("clerk")
def test_annual_meeting_is_entered_once_and_taken_out(client: PageClient) -> None:
    day = {"held_on-day": "20", "held_on-month": "5", "held_on-year": "2013"}
    address = "/records/authority/annual-meetings"
    answers = [client.post(f"{address}/new", data=sent) for sent in (day, day, {})]
    shown = "20 May 2013" in client.get("/records/authority").get_data(as_text=True)
    client.post(f"{address}/2013-05-20/remove")
    gone = client.get("/records/authority").get_data(as_text=True)

    assert [each.status_code for each in answers] == [303, 422, 422]
    assert shown
    assert "20 May 2013</dt>" not in gone
    assert client.post(f"{address}/may/remove").status_code == 404


def test_every_permission_and_fact_has_its_words() -> None:
    assert set(WHAT) == set(Permission)
    assert all(words for words in WHO.values())


def test_words_follow_the_policy(app: Flask) -> None:
    with app.test_request_context():
        subjects = permissions_in_words()

    who = {what: people for rows in subjects.values() for what, people in rows}
    assert who["Close an action"] == ["Clerks"]
    assert len(who) == len(Permission)


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize("address", ["/people", "/posts"])
def test_statements_do_not_grow_with_the_rows(client: PageClient, app: Flask, address: str) -> None:
    def add(numbers: range) -> None:
        with app.app_context():
            for number in numbers:
                builders.appointed(builders.a_person(f"P {number}"), builders.a_post(f"Q {number}"))

    add(range(3))
    with statements() as few:
        client.get(address)
    add(range(3, 30))
    with statements() as many:
        client.get(address)

    assert len(few) == len(many)
    assert len(many) <= 10
