"""Hashing and checking passwords with Argon2id (OWASP ASVS 5.0, 11.4)."""

from __future__ import annotations

from threading import BoundedSemaphore

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

_at_once = BoundedSemaphore(2)  # one hash takes 64 MB and a core


class Passwords:
    """Hashes passwords; the cheap kind is for tests alone."""

    def __init__(self, *, slow: bool) -> None:
        self._hash = PasswordHash(
            (Argon2Hasher() if slow else Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),)
        )
        self._nobodys = self._hash.hash("nobody has this password")

    def hash(self, password: str) -> str:
        """The hash to store."""
        with _at_once:
            return self._hash.hash(password)

    def fits(self, password: str, stored: str | None) -> bool:
        """Whether `password` is the one stored; takes as long when there is none."""
        with _at_once:
            fits = self._hash.verify(password, stored or self._nobodys)
        return fits and stored is not None
