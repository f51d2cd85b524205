"""What an uploaded file is called: safe to show, to write in a header and to save on any machine."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 120
NOT_IN_NAMES = re.compile(r'[<>:"|?*;%]')
UNSEEN = {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"}
"""Categories of Unicode: controls, directions and joiners, private, unassigned, halves, line ends."""
SAME = {"jpeg": "jpg"}


def ending_of(name: str) -> str:
    """The ending of a name without its dot, in small letters; "" for none."""
    ending = name.rpartition(".")[2].strip().lower() if "." in name else ""
    return SAME.get(ending, ending)


def clean_name(sent: str) -> str:
    """The last part of the name a browser sent, without what cannot be seen or saved.

    "C:/papers/Report.PDF" is "Report.pdf"; a name of nothing but dots is "document".
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", sent))[-1]
    seen = "".join(" " if mark.isspace() else mark for mark in last)
    seen = "".join(mark for mark in seen if unicodedata.category(mark) not in UNSEEN)
    seen = " ".join(NOT_IN_NAMES.sub("-", seen).split()).strip(". ")
    stem, dot, _ending = seen.rpartition(".")
    if not dot:
        stem = seen
    ending = ending_of(seen)[:10]
    stem = stem.strip(". ")[: LONGEST - len(ending) - 1].strip() or "document"
    return f"{stem}.{ending}" if ending else stem


def title_from(name: str) -> str:
    """A title for a document that was given none: its name without the ending."""
    stem = name.rpartition(".")[0] or name
    return " ".join(stem.replace("_", " ").split())
