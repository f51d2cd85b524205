"""What may be doubtful about people and posts that are to be added from a file."""

from __future__ import annotations

from enum import StrEnum, auto


class Doubt(StrEnum):
    """Why a row of people and posts is not added."""

    NOTHING = auto()
    NAME_MISSING = auto()
    EMAIL = auto()
    TWO_HOMES = auto()
    POST_MISSING = auto()
    DAY = auto()
    YES_OR_NO = auto()
    TWO_KINDS = auto()
    TOO_LONG = auto()
    TWICE = auto()
    OTHER_NAME = auto()
    NAME_THERE = auto()
    NAME_SHARED = auto()
    OTHER_HOME = auto()
    OTHER_PARENT = auto()
    HOME_ENDED = auto()
    POST_ENDED = auto()
    PARENT_UNKNOWN = auto()
    PARENT_LOOP = auto()


class Part(StrEnum):
    """What a row would add to the records."""

    PERSON = auto()
    POST = auto()
    SERVICE = auto()
    ORGANISATION = auto()
    HOLDER = auto()
