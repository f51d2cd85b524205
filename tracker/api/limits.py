"""How often a token may ask before it must wait: counted in the database, for every process.

As with sign-ins, what is counted decides, and nobody waits for good. To write for every request
that only reads would cost more than the answer: each process counts for itself and adds what it
counted to the token's row once in twenty requests, so that a token may be that much too quick.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from tracker import clock, transaction
from tracker.api.bearer import Caller
from tracker.api.problems import Problem
from tracker.operations import api_tokens
from tracker.rules.asking_rate import MOST_A_MINUTE, seconds_left, window_of

TOGETHER = 20
"""How many requests a process counts before it tells the others."""

MOST_REMEMBERED = 1_000


@dataclass
class _Count:
    """What one process knows of one token in one minute."""

    window: datetime
    known: int = 0
    own: int = 0


class Limits:
    """The counts of one process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: dict[int, _Count] = {}

    def check(self, asks: Caller) -> None:
        """Count a request.

        Raises:
            Problem: 429, when its token asked too often in this minute.
        """
        if asks.token_id is None:
            return
        now = clock.now()
        to_add = self._count(asks.token_id, window_of(now))
        if to_add:
            token_id, window = asks.token_id, window_of(now)
            total = transaction.write(lambda: api_tokens.count(token_id, window, to_add))
            self._learn(token_id, window, total)
        if self._is_over(asks.token_id):
            wait = {"Retry-After": str(seconds_left(now))}
            raise Problem(HTTPStatus.TOO_MANY_REQUESTS, headers=wait)

    def _count(self, token_id: int, window: datetime) -> int:
        """Count one; return how many to add to the token's row now."""
        with self._lock:
            count = self._counts.get(token_id)
            if count is None or count.window != window:
                if len(self._counts) >= MOST_REMEMBERED:
                    self._counts = {k: v for k, v in self._counts.items() if v.window == window}
                count = self._counts[token_id] = _Count(window)
            if count.known > MOST_A_MINUTE:
                return 0
            count.own += 1
            if count.own < TOGETHER and count.known + count.own <= MOST_A_MINUTE:
                return 0
            to_add, count.own = count.own, 0
            return to_add

    def _learn(self, token_id: int, window: datetime, total: int) -> None:
        with self._lock:
            count = self._counts.get(token_id)
            if count is not None and count.window == window:
                count.known = max(count.known, total)

    def _is_over(self, token_id: int) -> bool:
        with self._lock:
            count = self._counts.get(token_id)
            return count is not None and count.known + count.own > MOST_A_MINUTE


LIMITS = "api_limits"
