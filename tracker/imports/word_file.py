"""A Word file (.docx), read in a process of its own (`word_process`) within stated limits."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import WordLeftOut

FIELD = "file"
"""The form field that refusals concern."""

MOST_BYTES = 10 * 1024 * 1024
MOST_MEMBERS = 2_000
MOST_INFLATED = 200 * 1024 * 1024
MOST_SECONDS = 20
MOST_TEXT = 4 * 1024 * 1024
"""Bytes of what was read: a long meeting has a tenth of it."""
ENCRYPTED = 0x1
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_PROGRAM = Path(__file__).with_name("word_process.py")
_TOO_LARGE = 4


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that stands in the file and was not taken; `who` wrote it, where the file says so."""

    kind: WordLeftOut
    text: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class WordFile:
    """The words as HTML without pictures or scripts, and what was left out, in order of kind."""

    html: str
    left_out: tuple[LeftOut, ...]


def read_word(data: bytes, *, with_inserted: bool = False) -> WordFile:
    """Return what a reader of the printed document would see.

    Args:
        data: the file.
        with_inserted: whether tracked insertions that nobody accepted yet are taken.

    Raises:
        RuleBroken: on `FIELD`: WORD_…, it is no Word file, damaged, locked or too large.
    """
    _check(data)
    command = [sys.executable, "-I", str(_PROGRAM), *(["inserted"] if with_inserted else [])]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, no shell
            command, input=data, capture_output=True, check=False, timeout=MOST_SECONDS, env={}
        )
    except subprocess.TimeoutExpired:
        raise RuleBroken(FIELD, Broken.WORD_TOO_LARGE) from None
    if done.returncode == _TOO_LARGE or done.returncode < 0 or len(done.stdout) > MOST_TEXT:
        raise RuleBroken(FIELD, Broken.WORD_TOO_LARGE)
    if done.returncode:
        raise RuleBroken(FIELD, Broken.WORD_DAMAGED)
    found: dict[str, Any] = json.loads(done.stdout)
    left = [LeftOut(WordLeftOut(each["kind"]), each["text"], each["who"]) for each in found["left"]]
    order = list(WordLeftOut)
    return WordFile(found["html"], tuple(sorted(left, key=lambda each: order.index(each.kind))))


def _check(data: bytes) -> None:
    """Look at the outside of the file, before anything of it is inflated."""
    if not data:
        raise RuleBroken(FIELD, Broken.WORD_MISSING)
    if len(data) > MOST_BYTES:
        raise RuleBroken(FIELD, Broken.WORD_TOO_LARGE)
    if data.startswith(OLD_OR_LOCKED):
        raise RuleBroken(FIELD, Broken.WORD_OLD_OR_LOCKED)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as whole:
            members = whole.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise RuleBroken(FIELD, Broken.WORD_NOT_WORD) from None
    names = [each.filename for each in members]
    if not any(name.startswith("word/") for name in names):
        raise RuleBroken(FIELD, Broken.WORD_NOT_WORD)
    if any(each.flag_bits & ENCRYPTED for each in members):
        raise RuleBroken(FIELD, Broken.WORD_OLD_OR_LOCKED)
    if len(set(names)) < len(names):
        raise RuleBroken(FIELD, Broken.WORD_DAMAGED)
    if len(names) > MOST_MEMBERS or sum(each.file_size for each in members) > MOST_INFLATED:
        raise RuleBroken(FIELD, Broken.WORD_TOO_LARGE)
