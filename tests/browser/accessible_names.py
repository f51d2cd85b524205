"""What a screen reader is told: Chromium's accessibility tree, read and judged."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

CONTROLS = frozenset(
    {
        "button",
        "checkbox",
        "combobox",
        "DisclosureTriangle",
        "link",
        "listbox",
        "radio",
        "searchbox",
        "slider",
        "spinbutton",
        "switch",
        "tab",
        "textbox",
    }
)
GROUPS = frozenset({"group", "radiogroup", "form", "search", "navigation", "toolbar", "row"})


def unnamed_and_ambiguous(page: Page) -> list[str]:
    """Complaints about the page as it stands: controls without a name, and those confused.

    Two controls are confused when kind, name and the named groups around them are the same and
    they do not lead to the same address.
    """
    session = page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    seen: dict[tuple[str, str, tuple[str, ...]], set[str]] = defaultdict(set)
    complaints: list[str] = []
    for node in nodes:
        role = _value(node, "role")
        if node.get("ignored") or role not in CONTROLS:
            continue
        name = " ".join(_value(node, "name").split())
        if not name:
            complaints.append(f"a {role} has no name")
            continue
        leads_to = _property(node, "url") if role == "link" else node["nodeId"]
        seen[role, name, _around(node, by_id)].add(leads_to)
    complaints += [
        f"{len(targets)} of “{name}” ({role}) in {around or 'the page'} cannot be told apart"
        for (role, name, around), targets in seen.items()
        if len(targets) > 1
    ]
    return complaints


def _value(node: dict[str, Any], key: str) -> str:
    return str(node.get(key, {}).get("value", ""))


def _property(node: dict[str, Any], name: str) -> str:
    found = (each for each in node.get("properties", []) if each["name"] == name)
    return next((str(each["value"].get("value", "")) for each in found), "")


def _around(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> tuple[str, ...]:
    """The names of the groups a control stands in, from the inside out."""
    names: list[str] = []
    parent = by_id.get(node.get("parentId", ""))
    while parent is not None:
        name = _value(parent, "name")
        if _value(parent, "role") in GROUPS and name:
            names.append(name)
        parent = by_id.get(parent.get("parentId", ""))
    return tuple(names)
