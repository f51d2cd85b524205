"""The server is killed with SIGKILL while clerks type; nothing it called saved may be missing.

Each clerk keeps a growing text under an item of their own, every now and then saves it, and notes
what was answered as saved. At the end the last text acknowledged for each item must stand whole
in a working copy or in a version (REL-03a). Run by `make faults`, shortly by the tests.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from http.cookiejar import CookieJar
from pathlib import Path

from benchmarks.faults import flask, start
from tracker.demonstration import SIGN_INS

HIDDEN = re.compile(r'name="(csrf_token|version|page|writer)"[^>]* value="([^"]*)"')
EVERY = 15
"""Keeps between two saves."""


class Clerk(threading.Thread):
    """Types on under one item through every death of the server."""

    def __init__(self, base: str, item: str, keeps: int) -> None:
        super().__init__(daemon=True)
        self.base, self.item, self.left = base, item, keeps
        self.acknowledged: list[str] = []
        self.slowest = 0.0
        cookies = urllib.request.HTTPCookieProcessor(CookieJar())
        self.browser = urllib.request.build_opener(cookies)

    def post(self, path: str, fields: dict[str, str]) -> tuple[str, bytes]:
        """Send a form; where it led and what was answered."""
        data = urllib.parse.urlencode(fields).encode()
        request = urllib.request.Request(  # noqa: S310 - loopback
            self.base + path, data, {"Origin": self.base}
        )
        with self.browser.open(request, timeout=10) as answer:
            return answer.geturl(), answer.read()

    def fields_of(self, path: str) -> dict[str, str]:
        """The hidden fields of a page."""
        with self.browser.open(self.base + path, timeout=10) as page:
            return dict(HIDDEN.findall(page.read().decode())[::-1])

    def run(self) -> None:
        """Keep and save until enough was acknowledged."""
        _, email, password = SIGN_INS[0]
        editor = f"/items/{self.item}/minutes"
        text, hidden, turn = f"Item {self.item}.", dict[str, str](), 0
        give_up = time.monotonic() + 120
        while self.left > 0 and time.monotonic() < give_up:
            try:
                if not hidden:
                    token = self.fields_of("/sign-in")["csrf_token"]
                    self.post(
                        "/sign-in", {"csrf_token": token, "email": email, "password": password}
                    )
                    hidden = self.fields_of(editor)
                turn += 1
                text += f" Word {turn}."
                fields = {**hidden, "minutes": text}
                begun = time.monotonic()
                if turn % EVERY:
                    _, answer = self.post(f"{editor}/keep", fields)
                    if "saved" not in json.loads(answer):
                        hidden = {}
                        continue
                    self.slowest = max(self.slowest, time.monotonic() - begun)
                else:
                    led_to, _ = self.post(editor, fields)
                    hidden = self.fields_of(editor)
                    if led_to.endswith("/minutes"):
                        continue
                self.acknowledged.append(text)
                self.left -= 1
            except urllib.error.HTTPError as refused:
                # Saved before it was killed, and not told: merge by taking up what is stored.
                hidden = self.fields_of(editor) if refused.code == 409 else {}
            except (OSError, HTTPException, urllib.error.URLError, ValueError, KeyError):
                time.sleep(0.05)


@dataclass(frozen=True)
class Outcome:
    """What was acknowledged, what is missing of it, and whether the database is sound."""

    acknowledged: int
    missing: list[str]
    is_sound: bool
    slowest_start: float


@dataclass
class AutosaveFaults:
    """A fresh demonstration in a folder, clerks who type, and kills."""

    folder: Path
    port: int
    kills: int = 10
    clients: int = 3
    keeps: int = 100

    def run(self) -> Outcome:
        """Do it and count."""
        chance = random.Random(7)
        database = self.folder / "autosave.db"
        environment = {
            **os.environ,
            "MODE": "demo",
            "DATABASE_URL": f"sqlite:///{database}",
            "BASE_URL": f"http://127.0.0.1:{self.port}",
        }
        flask(environment, "db", "upgrade")
        flask(environment, "demo", "load")
        clerks = [
            Clerk(f"http://127.0.0.1:{self.port}", item, self.keeps)
            for item in _items(database, self.clients)
        ]
        server, slowest = start(environment, self.port)
        for clerk in clerks:
            clerk.start()
        for _ in range(self.kills):
            time.sleep(chance.uniform(0.8, 1.6))
            _stop(server, signal.SIGKILL)
            server, taken = start(environment, self.port)
            slowest = max(slowest, taken)
        for clerk in clerks:
            clerk.join(timeout=150)
        _stop(server, signal.SIGTERM)
        return _count(database, clerks, slowest)


def _stop(server: subprocess.Popen[bytes], how: signal.Signals) -> None:
    os.killpg(server.pid, how)
    server.wait(timeout=30)


def _items(database: Path, most: int) -> list[str]:
    """Items whose minutes are not published; added where the demonstration has too few."""
    with sqlite3.connect(database) as rows:
        found = rows.execute(
            "SELECT agenda_item.public_id FROM agenda_item JOIN meeting ON meeting.id = meeting_id "
            "WHERE minutes_published_at IS NULL ORDER BY agenda_item.id LIMIT ?",
            (most,),
        ).fetchall()
    return [row[0] for row in found]


def _count(database: Path, clerks: list[Clerk], slowest: float) -> Outcome:
    with sqlite3.connect(database) as rows:
        stored = [row[0] for row in rows.execute("SELECT source FROM minutes_revision")]
        stored += [row[0] for row in rows.execute("SELECT source FROM working_copy")]
        sound = rows.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    missing = [
        clerk.acknowledged[-1]
        for clerk in clerks
        if clerk.acknowledged and not any(clerk.acknowledged[-1] in each for each in stored)
    ]
    count = sum(len(clerk.acknowledged) for clerk in clerks)
    return Outcome(count, missing, sound, slowest)


def main() -> None:
    """The long form: ten kills during 300 saves."""
    with tempfile.TemporaryDirectory() as folder:
        outcome = AutosaveFaults(Path(folder), int(os.environ.get("PORT", "5055"))).run()
    print(
        f"minutes: 10 kills, {outcome.acknowledged} autosaves and saves called saved, "
        f"{len(outcome.missing)} missing; slowest start {outcome.slowest_start:.1f} s"
    )
    if outcome.missing or not outcome.is_sound or outcome.acknowledged < 300:
        raise SystemExit("Something that was called saved is missing.")


if __name__ == "__main__":
    sys.exit(main())
