"""The server: the demonstration on loopback, or production behind a proxy on loopback.

Started by `make run`, or by a service manager with MODE=production. Beside it works one worker,
which does long and regular work and sends e-mails.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable

from demonstration import prepare
from machine import HOST, ROOT, Refused, check_folder, check_port, chosen_port, plainly

PROCESSES = 2
THREADS = 4  # in each process; SQLite and the interpreter lock make more of them wait
WORKER_AGAIN_AFTER = 2  # seconds before a worker that died is started again
LONGEST_FAREWELL = 10  # seconds for requests under way when the server is told to stop


def main() -> int:
    """Prepare the database in demonstration mode, then serve until told to stop."""
    sys.path.insert(0, str(ROOT))
    os.chdir(ROOT)
    import config

    port = chosen_port()
    check_port(port)
    demonstration = os.environ.setdefault("MODE", "demo") == "demo"
    if demonstration:
        os.environ.setdefault("BASE_URL", f"http://{HOST}:{port}")
        # Whatever the shell says: the demonstration never touches another database.
        database = config.INSTANCE / "demo.db"
        os.environ["DATABASE_URL"] = f"sqlite:///{database}"
        check_folder(config.INSTANCE)
    try:
        config.from_environment()
    except config.SettingsError as error:
        raise Refused(str(error)) from None
    if demonstration:
        prepare(config.INSTANCE / "demo.db", dict(os.environ))
    _serve(port, _welcome(port) if demonstration else _say_address(port))
    return 0


def _serve(port: int, started: Callable[[], None]) -> None:
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    server = Server(
        "wsgi:app",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=PROCESSES,
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=LONGEST_FAREWELL,
    )
    server.on_startup(started)
    worker = Beside()
    threading.Thread(target=worker.keep, daemon=True).start()
    try:
        server.serve(target_loader=load_app)
    finally:
        worker.leave()


class Beside:
    """The worker's process, started again when it dies, stopped with the server."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.leaving = threading.Event()

    def keep(self) -> None:
        """Start the worker and start it again, until the server stops."""
        command = [sys.executable, "-m", "flask", "--app", "wsgi", "jobs", "work"]
        while not self.leaving.is_set():
            self.process = subprocess.Popen([*command, "--beside", str(os.getpid())])
            self.process.wait()
            self.leaving.wait(WORKER_AGAIN_AFTER)

    def leave(self) -> None:
        """Let the worker finish its step, and stop it when that takes too long."""
        self.leaving.set()
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(LONGEST_FAREWELL)
        except subprocess.TimeoutExpired:
            self.process.kill()


def load_app(*_target: object) -> Callable[..., object]:
    """The application, made inside each server process."""
    threading.Thread(target=_leave_with, args=[os.getppid()], daemon=True).start()
    from wsgi import app

    return app


def _leave_with(starter: int) -> None:
    """Stop when the starting process was killed outright, so that the port is free again."""
    while os.getppid() == starter:
        time.sleep(0.2)
    os.kill(os.getpid(), signal.SIGTERM)


def _welcome(port: int) -> Callable[[], None]:
    from tracker.demonstration import SIGN_INS

    def started() -> None:
        print(f"\nMatters Arising, demonstration: http://{HOST}:{port}\n\nSign in as")
        who = max(len(row[0]) for row in SIGN_INS)
        email = max(len(row[1]) for row in SIGN_INS)
        for row in SIGN_INS:
            print(f"  {row[0]:<{who}}   {row[1]:<{email}}   {row[2]}")
        print("\nStop with Ctrl-C.", flush=True)

    return started


def _say_address(port: int) -> Callable[[], None]:
    return lambda: print(f"Matters Arising: http://{HOST}:{port}", flush=True)


if __name__ == "__main__":
    sys.exit(plainly(main))
