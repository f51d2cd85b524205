"""What the machine must offer before the program starts; each lack is said in one sentence."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
SPACE_TO_INSTALL = 600 * 1024 * 1024  # bytes: the virtual environment and pip's own cache
RELEASE_SECONDS = 1.5  # a server killed outright leaves its port within this time


class Refused(Exception):  # noqa: N818 - reads as what happened
    """The program cannot go on; the message is one plain sentence."""

    def __init__(self, sentence: str, status: int = 1) -> None:
        super().__init__(sentence)
        self.status = status


def plainly(main: Callable[[], int]) -> int:
    """Run `main`; turn what a person can mend into a sentence on standard error and a status."""
    try:
        return main()
    except Refused as refusal:
        return say(str(refusal), refusal.status)
    except KeyboardInterrupt:
        return say("Stopped.", 130)
    except OSError as error:
        if error.errno not in {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM}:
            raise
        return say(f"{error.filename or ROOT} cannot be written: {error.strerror}.", 1)


def say(sentence: str, status: int) -> int:
    """Print the sentence on standard error and give the status back."""
    print(sentence, file=sys.stderr, flush=True)
    return status


def chosen_port() -> int:
    """The port to listen on: PORT, or 5000."""
    text = os.environ.get("PORT") or "5000"
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):  # noqa: PLR2004 - ports end there
        raise Refused(f"PORT must be a whole number from 1 to 65535, not “{text}”.")
    return int(text)


def check_port(port: int) -> None:
    """Refuse a port that somebody else has, before anything slow is done."""
    deadline = time.monotonic() + RELEASE_SECONDS
    while True:
        with socket.socket() as probe:
            # As the server does: a port in TIME_WAIT is free, a port listened on is not.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except PermissionError:
                raise Refused(
                    f"Port {port} needs more rights than you have; choose another, "
                    "such as PORT=5050 make run."
                ) from None
            except OSError:
                if time.monotonic() > deadline:
                    raise Refused(
                        f"Port {port} is already in use; stop the other program, "
                        "or choose another port, such as PORT=5050 make run."
                    ) from None
                time.sleep(0.1)
            else:
                return


def check_folder(folder: Path, space: int = 0) -> None:
    """Refuse a folder that cannot be made or written, or whose disk has too few bytes left."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"\0" * 65536)
            probe.flush()
    except OSError as error:
        raise Refused(f"The folder {folder} cannot be written: {error.strerror}.") from None
    if shutil.disk_usage(folder).free < space:
        needed = space // 1024 // 1024
        raise Refused(f"The disk that holds {folder} has less than {needed} MB left.")
