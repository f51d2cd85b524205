"""What `make run` does with the demonstration's database, in every state it can be found in."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from demonstration import State, look, revisions
from machine import Refused

KNOWN, NEWEST = revisions()


def at_revision(*revision: str) -> Callable[[Path], None]:
    def make(database: Path) -> None:
        with closing(sqlite3.connect(database, isolation_level=None)) as connection:
            connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
            connection.executemany(
                "INSERT INTO alembic_version VALUES (?)", [revision][: len(revision)]
            )

    return make


def of_bytes(content: bytes) -> Callable[[Path], None]:
    def make(database: Path) -> None:
        database.write_bytes(content)

    return make


def overwritten_in_the_middle(database: Path) -> None:
    at_revision(NEWEST)(database)
    content = bytearray(database.read_bytes())
    content[4096:6000] = b"\xff" * (6000 - 4096)
    database.write_bytes(content)


def test_an_ordinary_start_is_ready_when_the_revision_is_the_newest(tmp_path: Path) -> None:
    database = tmp_path / "demo.db"
    at_revision(NEWEST)(database)
    assert look(database, tmp_path / "demo.created") is State.READY


def test_it_is_made_when_there_never_was_one(tmp_path: Path) -> None:
    assert look(tmp_path / "demo.db", tmp_path / "demo.created") is State.ABSENT


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (None, "is lost"),
        (at_revision("9999"), "newer version"),
        (at_revision(), "is damaged"),
        (of_bytes(b""), "is damaged"),
        (of_bytes(b"not a database at all, " * 400), "is damaged"),
        (overwritten_in_the_middle, "is damaged"),
    ],
    ids=["lost", "newer", "no revision", "emptied", "another file", "overwritten"],
)
def test_it_is_refused_in_a_sentence_when_it_is_not_whole(
    make: Callable[[Path], None] | None, said: str, tmp_path: Path
) -> None:
    database, marker = tmp_path / "demo.db", tmp_path / "demo.created"
    marker.touch()
    if make:
        make(database)
    with pytest.raises(Refused, match=said) as refusal:
        look(database, marker)
    assert refusal.value.status == 2
    assert str(marker) in str(refusal.value)
    assert database.exists() == (make is not None)


def test_the_newest_revision_is_the_one_nothing_follows(tmp_path: Path) -> None:
    (tmp_path / "0001_first.py").write_text('revision = "0001"\ndown_revision = None\n')
    (tmp_path / "0002_second.py").write_text(
        "revision: str = '0002'\ndown_revision: str = '0001'\n"
    )
    assert revisions(tmp_path) == ({"0001", "0002"}, "0002")


def test_two_newest_revisions_are_refused(tmp_path: Path) -> None:
    for name in ("0001", "0002"):
        (tmp_path / f"{name}_one.py").write_text(f'revision = "{name}"\ndown_revision = None\n')
    with pytest.raises(Refused, match="2 newest revisions"):
        revisions(tmp_path)
