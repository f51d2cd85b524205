"""What a file of people and posts would add to the records, row by row, and what is doubtful."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.imports.people_file import PersonRow
from tracker.queries.people_known import Known
from tracker.rules.people_plan import Doubt, Part


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row, what it adds, and why it is not added.

    Attributes:
        source: as the file has it.
        person: whom it is about: an e-mail address or a name, in small letters; "" for nobody.
        adds: what is new in the records by this row.
        doubts: with any, nothing of the row is added.
    """

    source: PersonRow
    person: str
    adds: tuple[tuple[Part, str], ...]
    doubts: tuple[Doubt, ...]

    @property
    def is_there(self) -> bool:
        """Whether everything it says is in the records already."""
        return not self.adds and not self.doubts


@dataclass(slots=True)
class NewPost:
    """A post that is not in the records: what the rows about it say together."""

    title: str
    service: str = ""
    organisation: str = ""
    parent: str = ""

    def take(self, row: PersonRow) -> None:
        """Take from a row what no row before it said."""
        if not self.service and not self.organisation:
            self.service, self.organisation = row.service, row.organisation
        self.parent = self.parent or row.parent


class Plan:
    """A file compared with the records. Rows in doubt count for nothing in the other rows."""

    def __init__(self, rows: Sequence[PersonRow], known: Known, today: date) -> None:
        self.known = known
        self.today = today
        self.sources = rows
        self.doubts: list[list[Doubt]] = [list(row.doubts) for row in rows]
        self.emails_of = self._emails_in_file()
        self.names: dict[str, str] = {}
        for row in rows:
            if row.email and not row.doubts:
                self.names.setdefault(row.email, row.name.casefold())
        self.people = [self._person(index) for index in range(len(rows))]
        self.new_posts = self._posts_in_file()
        self._check_posts()
        self._check_twice()
        self._check_parents()
        self.rows = self._planned()

    def _good(self, index: int) -> bool:
        return not self.doubts[index]

    def _emails_in_file(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for index, row in enumerate(self.sources):
            if self._good(index) and row.email:
                found[row.name.casefold()].add(row.email)
        return found

    def _person(self, index: int) -> str:
        row = self.sources[index]
        name = row.name.casefold()
        if not name:
            return ""
        namesakes = self.known.by_name.get(name, [])
        if row.email:
            there = self.known.by_email.get(row.email)
            called = there.name.casefold() if there else self.names.get(row.email, name)
            if called != name:
                self.doubts[index].append(Doubt.OTHER_NAME)
            elif there is None and any(each.email is None for each in namesakes):
                self.doubts[index].append(Doubt.NAME_THERE)
            return row.email
        emails = self.emails_of.get(name, set()) | {each.email or "" for each in namesakes}
        if len(namesakes) > 1 or len(emails) > 1:
            self.doubts[index].append(Doubt.NAME_SHARED)
        return next(iter(emails), "") or name

    def _posts_in_file(self) -> dict[str, NewPost]:
        found: dict[str, NewPost] = {}
        for index, row in enumerate(self.sources):
            title = row.post.casefold()
            if title and self._good(index) and title not in self.known.posts:
                found.setdefault(title, NewPost(row.post)).take(row)
        return found

    def _check_posts(self) -> None:
        for index, row in enumerate(self.sources):
            title = row.post.casefold()
            if not title:
                continue
            there = self.known.posts.get(title)
            said = there or self.new_posts.get(title)
            if said is None:
                continue
            if there and there.ended_on and there.ended_on < self.today:
                self.doubts[index].append(Doubt.POST_ENDED)
            home = row.service.casefold(), row.organisation.casefold()
            if any(home) and home != (
                (said.service or "").casefold(),
                (said.organisation or "").casefold(),
            ):
                self.doubts[index].append(Doubt.OTHER_HOME)
            if row.parent and row.parent.casefold() != (said.parent or "").casefold():
                self.doubts[index].append(Doubt.OTHER_PARENT)
            services, organisations = self.known.services, self.known.organisations
            for names, home in ((services, row.service), (organisations, row.organisation)):
                known = names.get(home.casefold())
                if known and known.ended_on:
                    self.doubts[index].append(Doubt.HOME_ENDED)

    def _check_twice(self) -> None:
        seen: set[tuple[str, str]] = set()
        for index, row in enumerate(self.sources):
            pair = self.people[index], row.post.casefold()
            if all(pair) and self._good(index):
                if pair in seen:
                    self.doubts[index].append(Doubt.TWICE)
                seen.add(pair)

    def _check_parents(self) -> None:
        """Doubt posts whose parent is not there, until no doubt makes another."""
        rows_of: dict[str, list[int]] = defaultdict(list)
        for index, row in enumerate(self.sources):
            if row.post.casefold() in self.new_posts:
                rows_of[row.post.casefold()].append(index)
        self.new_posts = {
            title: post
            for title, post in self.new_posts.items()
            if any(self._good(index) for index in rows_of[title])
        }
        waiting = True
        while waiting:
            waiting = False
            for title, post in list(self.new_posts.items()):
                doubt = self._parent_doubt(title, post)
                if doubt:
                    waiting = True
                    del self.new_posts[title]
                    for index in rows_of[title]:
                        self.doubts[index].append(doubt)

    def _parent_doubt(self, title: str, post: NewPost) -> Doubt | None:
        above, seen = post.parent.casefold(), {title}
        while above:
            if above in seen:
                return Doubt.PARENT_LOOP
            seen.add(above)
            there = self.known.posts.get(above)
            if there:
                is_over = there.ended_on and there.ended_on < self.today
                return Doubt.PARENT_UNKNOWN if is_over else None
            if above not in self.new_posts:
                return Doubt.PARENT_UNKNOWN
            above = self.new_posts[above].parent.casefold()
        return None

    def _planned(self) -> list[PlannedRow]:
        added: set[tuple[Part, str]] = set()
        planned: list[PlannedRow] = []
        for index, row in enumerate(self.sources):
            adds = self._adds(index) if self._good(index) else []
            fresh = [(part, name) for part, key, name in adds if (part, key) not in added]
            added |= {(part, key) for part, key, _name in adds}
            doubts = tuple(dict.fromkeys(self.doubts[index]))
            planned.append(PlannedRow(row, self.people[index], tuple(fresh), doubts))
        return planned

    def _adds(self, index: int) -> list[tuple[Part, str, str]]:
        row, person, title = self.sources[index], self.people[index], self.sources[index].post
        found: list[tuple[Part, str, str]] = []
        there = self.person_id(person)
        if person and there is None:
            found.append((Part.PERSON, person, row.name))
        post = self.known.posts.get(title.casefold())
        if title and post is None:
            new = self.new_posts[title.casefold()]
            known = {
                Part.SERVICE: (new.service, self.known.services),
                Part.ORGANISATION: (new.organisation, self.known.organisations),
            }
            for part, (home, names) in known.items():
                if home and home.casefold() not in names:
                    found.append((part, home.casefold(), home))
            found.append((Part.POST, title.casefold(), title))
        if person and title and not self._holds(there, post.id if post else None, row):
            found.append((Part.HOLDER, f"{person}\n{title.casefold()}", row.name))
        return found

    def person_id(self, person: str) -> int | None:
        """The key of a person in the records, by what `PlannedRow.person` calls them."""
        there = self.known.by_email.get(person)
        if there:
            return there.id
        namesakes = self.known.by_name.get(person, [])
        return namesakes[0].id if namesakes else None

    def _holds(self, person_id: int | None, post_id: int | None, row: PersonRow) -> bool:
        if person_id is None or post_id is None:
            return False
        last_days = self.known.holdings.get((post_id, person_id), [])
        first = row.from_on or self.today
        return any(last is None or last >= first for last in last_days)
