"""Who is asking: the open sign-in behind the cookie, as a Reader, once a request."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask, Response, g
from flask_login import UserMixin

from tracker import clock, extensions, transaction
from tracker.access.reader import PUBLIC, Reader
from tracker.access.tokens import hash_of
from tracker.models import Person, SignIn
from tracker.operations import accounts
from tracker.queries import readers

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
BETWEEN_TOUCHES = timedelta(minutes=1)


class Visitor(UserMixin):
    """What Flask-Login keeps for a request: the sign-in, its person and their facts."""

    def __init__(self, token: str, sign_in: SignIn, person: Person, reader: Reader) -> None:
        self.token = token
        self.sign_in_id = sign_in.id
        self.seen_at = sign_in.seen_at
        self.proved_at = sign_in.proved_at or sign_in.began_at
        self.person_id = person.id
        self.reader = reader

    def get_id(self) -> str:
        """The token: the cookie names a sign-in, never a person."""
        return self.token


def load_visitor(token: str) -> Visitor | None:
    """The visitor behind a token, unless it ended, idled out, or its person was disabled."""
    found = readers.find_sign_in(hash_of(token))
    if found is None:
        return None
    sign_in, person = found
    now = clock.now()
    if now - sign_in.seen_at > IDLE or now - sign_in.began_at > LONGEST:
        return None
    return Visitor(token, sign_in, person, readers.reader_for(person, clock.today()))


def current_visitor() -> Visitor | None:
    """The signed-in visitor of this request, if any."""
    user = extensions.current_user()
    return user if isinstance(user, Visitor) else None


def current_reader() -> Reader:
    """The reader of this request; the public when nobody is signed in."""
    visitor = current_visitor()
    return PUBLIC if visitor is None else visitor.reader


def forget() -> None:
    """Ask again who it is: a transaction that is replayed must not trust what it read before."""
    g.pop("_login_user", None)


def touch(response: Response) -> Response:
    """Note that the sign-in was used, at most once a minute, in a transaction of its own."""
    visitor = current_visitor()
    now = clock.now()
    if visitor and now - visitor.seen_at > BETWEEN_TOUCHES:
        transaction.write(lambda: accounts.touch(visitor.sign_in_id, now))
    return response


def init_app(app: Flask) -> None:
    """Tell Flask-Login how a visitor is found."""
    app.after_request(touch)
    extensions.load_users_with(load_visitor)
