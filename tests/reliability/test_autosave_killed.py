"""The real server is killed while minutes are kept; what it called saved is there (REL-01, 03a).

The short form of what `make faults` does for longer.
"""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from benchmarks.autosave_faults import AutosaveFaults

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_called_saved_is_missing_after_kills(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    outcome = AutosaveFaults(tmp_path, port, kills=2, clients=2, keeps=30).run()

    assert outcome.acknowledged >= 60
    assert outcome.missing == []
    assert outcome.is_sound
