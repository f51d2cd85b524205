"""What tests are given: real databases, the app, a looking client, a clock, and a browser."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from jinja2 import FileSystemBytecodeCache

from tests.browsers import DESKTOP, PHONE, find_chromium, visit
from tests.databases import WORKSHOP, Workshop, find_postgresql

if TYPE_CHECKING:
    from flask import Flask
    from playwright.sync_api import Browser, Page
    from time_machine import Traveller

    from tests.mail_server import MailServer
    from tests.pages import PageClient

# A busy machine draws its first examples slowly: that says nothing about the program.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

SECRET = "a secret that only the tests know, long enough"
SAMPLE_MEETING = datetime(2014, 1, 23, 9, 30, tzinfo=UTC)
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")

workshop_key = pytest.StashKey[Workshop]()


def pytest_configure(config: pytest.Config) -> None:
    """Make the session's folder before workers start, so that they inherit its address."""
    config.stash[workshop_key] = Workshop.open()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the cluster and remove the folder; workers leave that to the session."""
    if not hasattr(config, "workerinput"):
        config.stash[workshop_key].close()


def missing(what: str) -> None:
    """Skip for want of a program; where everything is promised (CI=true), fail instead."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what}, and CI=true promises it")
    pytest.skip(what)


@pytest.fixture(scope="session")
def workshop(request: pytest.FixtureRequest) -> Workshop:
    """The session's folder and PostgreSQL cluster."""
    return request.config.stash[workshop_key]


def make_app(database_url: str, **settings: Any) -> Flask:
    """The real app as tests want it: cheap passwords, forms posted without having been shown.

    Args:
        database_url: where its database is.
        settings: fields of `config.Settings` that differ.
    """
    from config import Mode, Settings
    from tests.pages import PageClient
    from tracker import create_app

    given: dict[str, Any] = {
        "slow_password_hash": False,
        "forms_need_token": False,
        "documents_dir": Path(os.environ[WORKSHOP]) / f"{WORKER}-documents",
    } | settings
    app = create_app(Settings(Mode.DEMO, database_url, SECRET, **given))
    app.testing = True
    app.test_client_class = PageClient
    # Every app would compile every template again.
    app.jinja_env.bytecode_cache = FileSystemBytecodeCache(os.environ[WORKSHOP])
    return app


def migrate(database_url: str) -> None:
    """Bring the database at the address up to the newest schema."""
    from flask_migrate import upgrade

    app = make_app(database_url)
    try:
        with app.app_context():
            upgrade()
    finally:
        let_go(app)


def let_go(app: Flask) -> None:
    """Close the app's connections."""
    from tracker.db import db

    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, workshop: Workshop) -> str:
    """The address of this worker's own migrated database; tests run once for each kind."""
    if request.param == "sqlite":
        return workshop.new_file(f"{WORKER}-plain", migrate)
    if find_postgresql() is None:
        missing("no initdb found for PostgreSQL")
    return workshop.new_database(WORKER, migrate)


@pytest.fixture(scope="session")
def app_of_session(database_url: str) -> Iterator[Flask]:
    """The app, made once for each kind of database. Use `app`, which cleans up first."""
    app = make_app(database_url)
    yield app
    let_go(app)


@pytest.fixture
def app(app_of_session: Flask, workshop: Workshop) -> Flask:
    """The app with an empty, migrated database. What the test commits is gone for the next."""
    workshop.put_back(app_of_session)
    return app_of_session


@pytest.fixture
def client(app: Flask) -> PageClient:
    """A client that looks at every page it gets (tests/pages.py)."""
    return app.test_client()  # pyright: ignore[reportReturnType] - make_app set the class


@pytest.fixture
def clock() -> Iterator[Traveller]:
    """Time stands still at the sample's meeting; `clock.move_to(…)` and `clock.shift(…)`."""
    import time_machine

    with time_machine.travel(SAMPLE_MEETING, tick=False) as traveller:
        yield traveller


@dataclass(frozen=True)
class LiveServer:
    """The real app, listening."""

    app: Flask
    url: str


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    """A mail server on loopback."""
    from tests.mail_server import MailServer

    server = MailServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def server_of_session(workshop: Workshop) -> Iterator[LiveServer]:
    """The server, started once. Use `live_server`, which cleans up first.

    It runs in a thread, so that `clock` counts for it as well and a test can write into its
    database through the same app.
    """
    from werkzeug.serving import WSGIRequestHandler, make_server

    class Quiet(WSGIRequestHandler):
        def log_request(self, *_args: object, **_kwargs: object) -> None:
            pass

    with socket.create_server(("127.0.0.1", 0)) as listener:
        host, port = listener.getsockname()
        url = f"http://{host}:{port}"
        database = workshop.new_file(f"{WORKER}-live", migrate)
        app = make_app(database, base_url=url, forms_need_token=True)
        server = make_server(
            host, port, app, threaded=True, fd=listener.fileno(), request_handler=Quiet
        )
        thread = threading.Thread(target=server.serve_forever, args=[0.05], daemon=True)
        thread.start()
        yield LiveServer(app, url)
        server.shutdown()
        thread.join()
        server.server_close()
        let_go(app)


@pytest.fixture
def live_server(server_of_session: LiveServer, workshop: Workshop) -> LiveServer:
    """The listening app with an empty, migrated SQLite database; forms need their token."""
    workshop.put_back(server_of_session.app)
    return server_of_session


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium, started once for each worker."""
    from playwright.sync_api import sync_playwright

    from tests.browsers import QUIET

    chromium = find_chromium()
    if chromium is None:
        missing("no Chromium found")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def new_page(
    browser: Browser, live_server: LiveServer
) -> Callable[..., AbstractContextManager[Page]]:
    """Opens further pages, each with its own cookies: a second person, another screen."""
    return partial(visit, browser, live_server.url)


@pytest.fixture
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A page on a desktop screen, 1280 wide, with JavaScript."""
    with visit(browser, live_server.url, viewport=DESKTOP) as page:
        yield page


@pytest.fixture
def plain_page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A page on a desktop screen, without JavaScript."""
    with visit(browser, live_server.url, viewport=DESKTOP, java_script_enabled=False) as page:
        yield page


@pytest.fixture
def phone_page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A page on a phone, 390 wide, with JavaScript."""
    with visit(browser, live_server.url, viewport=PHONE, is_mobile=True, has_touch=True) as page:
        yield page
