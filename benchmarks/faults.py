"""`make faults`: the server is killed while people save; nothing acknowledged may be missing.

The real server runs on a fresh SQLite demonstration; clients add updates and note each that was
answered with a redirect. The server is killed with SIGKILL again and again, started again, and at
the end every acknowledged update must be there, each with its audit event (REL-01, REL-02).
"""

from __future__ import annotations

import os
import random
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

from tracker.demonstration import SIGN_INS

ROUNDS, CLIENTS, SECONDS = 12, 4, 2.5
HIDDEN = re.compile(r'name="(csrf_token|once)" value="([^"]*)"')


class Client(threading.Thread):
    """One person who keeps adding updates to one action, and remembers what was acknowledged."""

    def __init__(self, number: int, base: str, reference: str) -> None:
        super().__init__(daemon=True)
        self.number, self.base, self.reference = number, base, reference
        self.acknowledged: list[str] = []
        self.stopping = False
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def send(self, path: str, **fields: str) -> str:
        """Fill in the form of a page and send it; the address it led to."""
        with self.browser.open(self.base + path, timeout=10) as page:
            hidden = dict(HIDDEN.findall(page.read().decode()))
        data = urllib.parse.urlencode({**hidden, **fields}).encode()
        headers = {"Origin": self.base}
        request = urllib.request.Request(self.base + path, data, headers)  # noqa: S310 - loopback
        with self.browser.open(request, timeout=10) as answer:
            return answer.geturl()

    def run(self) -> None:
        """Sign in once, then save until told to stop, through every death of the server."""
        _, email, password = SIGN_INS[0]
        signed_in, turn = False, 0
        while not self.stopping:
            try:
                if not signed_in:
                    self.send("/sign-in", email=email, password=password)
                    signed_in = True
                turn += 1
                text = f"Fault {self.number}-{turn}"
                path = f"/actions/{self.reference}/update"
                led_to = self.send(path, text=text, kind="progress")
                if not led_to.endswith("/update"):
                    self.acknowledged.append(text)
            except (OSError, urllib.error.URLError):
                time.sleep(0.05)


def start(environment: dict[str, str], port: int) -> tuple[subprocess.Popen[bytes], float]:
    """Start the server; how long until it answered."""
    begun = time.monotonic()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "wsgi:app"]
    command += ["--host", "127.0.0.1", "--port", str(port), "--blocking-threads", "4"]
    server = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while time.monotonic() - begun < 20:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1):
                return server, time.monotonic() - begun
        except OSError:
            time.sleep(0.05)
    raise SystemExit("The server did not answer within 20 seconds.")


def flask(environment: dict[str, str], *words: str) -> None:
    """Run one of our own commands."""
    command = [sys.executable, "-m", "flask", "--app", "wsgi", *words]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    """Kill the server again and again, and count."""
    chance = random.Random(11)
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
        database = Path(folder) / "faults.db"
        environment = {**os.environ, "MODE": "demo", "DATABASE_URL": f"sqlite:///{database}"}
        flask(environment, "db", "upgrade")
        flask(environment, "demo", "load")
        with sqlite3.connect(database) as rows:
            found = rows.execute(
                "SELECT code, year, number FROM action WHERE status = 'in_progress' LIMIT ?",
                (CLIENTS,),
            ).fetchall()
        free.close()
        base = f"http://127.0.0.1:{port}"
        clients = [
            Client(number, base, f"{code}/{year}/{each:03d}")
            for number, (code, year, each) in enumerate(found)
        ]
        server, slowest = start(environment, port)
        for client in clients:
            client.start()
        for _ in range(ROUNDS):
            time.sleep(SECONDS * chance.uniform(0.5, 1.5))
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()
            server, taken = start(environment, port)
            slowest = max(slowest, taken)
        for client in clients:
            client.stopping = True
        for client in clients:
            client.join(timeout=15)
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=20)
        report(database, [text for client in clients for text in client.acknowledged], slowest)


def report(database: Path, acknowledged: list[str], slowest: float) -> None:
    """Say what is missing; exits non-zero when anything is."""
    with sqlite3.connect(database) as rows:
        kept = {row[0] for row in rows.execute("SELECT text FROM action_update")}
        updates = rows.execute("SELECT count(*) FROM action_update").fetchone()[0]
        events = rows.execute(
            "SELECT count(*) FROM audit_event WHERE tag = 'action_updated'"
        ).fetchone()[0]
        sound = rows.execute("PRAGMA integrity_check").fetchone()[0]
    missing = [text for text in acknowledged if text not in kept]
    print(f"{ROUNDS} kills, {len(acknowledged)} saves acknowledged, {len(missing)} missing;")
    print(f"{updates} updates and {events} audit events of them; integrity {sound};")
    print(f"slowest start until the first answer {slowest:.1f} s")
    if missing or updates != events or sound != "ok":
        raise SystemExit("Something that was acknowledged is missing.")


if __name__ == "__main__":
    main()
