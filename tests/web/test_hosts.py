"""SEC-16: an address that is not ours is told so, by a page that stands without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.pages import PageClient


def test_an_unknown_host_is_answered_400(client: PageClient) -> None:
    answer = client.get("/", headers={"Host": "elsewhere.example"})

    assert answer.status_code == 400
    assert "elsewhere" not in answer.text
