"""What the machine lacks is one plain sentence and a status, never a traceback."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from machine import Refused, check_folder, chosen_port, plainly

SCRIPTS = Path(__file__).parents[2] / "scripts"


def run(script: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, SCRIPTS / script],
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )


@pytest.mark.parametrize("text", ["0", "65536", "http", "-1", "5000 ", "٥٠٠٠", "1" * 30])
def test_a_port_is_refused_when_it_is_none(text: str) -> None:
    done = run("run.py", PORT=text)
    assert done.returncode == 1
    assert done.stderr == f"PORT must be a whole number from 1 to 65535, not “{text}”.\n"


@pytest.mark.parametrize("script", ["run.py", "serve.py"])
def test_a_port_is_refused_when_it_is_taken(script: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = run(script, PORT=str(port))
    assert done.returncode == 1
    assert done.stderr.startswith(f"Port {port} is already in use")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"MODE": "production"}, "DATABASE_URL"),
        ({"MODE": "production", "DATABASE_URL": "sqlite:////tmp/x.db"}, "SECRET_KEY"),
        ({"MODE": "try-out"}, "MODE must be demo or production."),
    ],
)
def test_unsafe_settings_are_refused_in_a_sentence(environ: dict[str, str], said: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
    done = run("serve.py", PORT=str(port), **environ)
    assert done.returncode == 1
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_port_is_5000_when_none_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORT", raising=False)
    assert chosen_port() == 5000


def test_a_folder_is_refused_when_something_else_has_its_name(tmp_path: Path) -> None:
    (tmp_path / "instance").write_text("a file")
    with pytest.raises(Refused, match="cannot be written"):
        check_folder(tmp_path / "instance")


def test_a_disk_is_refused_when_it_is_too_small(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="MB left"):
        check_folder(tmp_path, space=2**60)


def test_a_refusal_becomes_its_sentence_and_status(capsys: pytest.CaptureFixture[str]) -> None:
    def refuse() -> int:
        raise Refused("It cannot be done.", 2)

    assert plainly(refuse) == 2
    assert capsys.readouterr().err == "It cannot be done.\n"
