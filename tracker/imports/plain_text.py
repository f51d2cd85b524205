"""Bytes of a text file to clean text, or a refusal that says why."""

from __future__ import annotations

import codecs
import re
import unicodedata

from tracker.rules.errors import Broken, RuleBroken

_FILES = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "Word, Excel or ZIP",
    b"\xd0\xcf\x11\xe0": "Word 97",
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
}
_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SPACES = re.compile(r"[^\S\n]")
MOST_CONTROLS = 20
"""More control characters than this in a file mean that it is not text."""


def read_text(data: bytes, field: str) -> str:
    r"""Return the text of a file as it would be read, with `\n` between lines.

    UTF-8 with or without a byte order mark, UTF-16 with one, and Windows-1252.
    Control characters, and those that are invisible or turn the direction of
    writing, are left out; every space is a plain one; accents are composed.

    Args:
        data: the file's bytes, of a size the caller allows.
        field: the form field that a refusal concerns.

    Raises:
        RuleBroken: ITEM_IS_FILE or ITEM_ENCODING.
    """
    for mark, name in _FILES.items():
        if data.startswith(mark):
            raise RuleBroken(field, Broken.ITEM_IS_FILE, format=name)
    text = _decoded(data, field)
    text = _LINE_ENDS.sub("\n", text)
    if "\x00" in text or len(_CONTROL.findall(text)) > MOST_CONTROLS:
        raise RuleBroken(field, Broken.ITEM_ENCODING)
    text = _SPACES.sub(" ", _CONTROL.sub("", text))
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        text = "".join(c for c in text if unicodedata.category(c) not in _UNSEEN or c in _BULLETS)
    return text


_UNSEEN = frozenset({"Cf", "Cn", "Co", "Cs"})
_BULLETS = "\uf0b7\uf0a7"
"""Bullets of Word's symbol fonts, which are private characters elsewhere."""


def _decoded(data: bytes, field: str) -> str:
    if data.startswith(_UTF_32):
        raise RuleBroken(field, Broken.ITEM_ENCODING)
    encodings = ("utf-16",) if data.startswith(_UTF_16) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RuleBroken(field, Broken.ITEM_ENCODING)
