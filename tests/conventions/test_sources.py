"""The laws of the house that can be read off the Python files."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS = sorted(
    file
    for folder in ("tracker", "scripts", "benchmarks")
    for file in (ROOT / folder).rglob("*.py")
)
MODULES = [file for file in OURS if file.is_relative_to(ROOT / "tracker")]
RULES = [file for file in MODULES if file.is_relative_to(ROOT / "tracker" / "rules")]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
MIGRATIONS = sorted((ROOT / "migrations" / "versions").glob("*.py"))

LONGEST_MODULE = 400
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base", "stuff"}
SKIPS = {"skip", "skipif", "xfail", "importorskip"}


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def imported(tree: ast.AST) -> set[str]:
    names = {a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names}
    return names | {
        node.module or ""
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level == 0
    }


@pytest.mark.parametrize("file", OURS, ids=name_of)
def test_a_module_is_read_in_one_sitting(file: Path) -> None:
    lines = len(file.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_MODULE, f"{lines} lines ask to be two modules"


def test_nothing_is_kept_in_a_drawer() -> None:
    drawers = [
        name_of(file)
        for file in [*OURS, *TESTS]
        if DRAWERS & {part.removesuffix(".py") for part in file.relative_to(ROOT).parts}
    ]
    assert drawers == []


def test_only_the_transaction_commits() -> None:
    committing = {
        name_of(file)
        for file in MODULES
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Attribute) and node.attr == "commit"
    }
    assert committing == {"tracker/transaction.py"}


@pytest.mark.parametrize("file", RULES, ids=name_of)
def test_rules_know_only_the_standard_library_and_our_words(file: Path) -> None:
    allowed = set(sys.stdlib_module_names)
    if "reading" in file.parts:
        allowed.add("rapidfuzz")
    foreign = {
        name
        for name in imported(tree_of(file))
        if name.split(".")[0] not in allowed
        and not name.startswith(("tracker.rules", "tracker.vocabulary"))
        and name != "tracker"
    }
    assert foreign == set()


@pytest.mark.parametrize("file", RULES, ids=name_of)
def test_rules_do_not_ask_the_time(file: Path) -> None:
    asked = {
        ast.unparse(node)
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Attribute)
        and node.attr in {"today", "now", "utcnow"}
        and isinstance(node.value, ast.Name)
        and node.value.id in {"date", "datetime", "time"}
    }
    assert asked == set()


def test_every_room_says_what_lives_there() -> None:
    silent = [
        name_of(file)
        for file in MODULES
        if file.name == "__init__.py" and not ast.get_docstring(tree_of(file))
    ]
    assert silent == []


def test_migrations_are_numbered_and_named() -> None:
    names = [file.name for file in MIGRATIONS]
    assert names
    for number, name in enumerate(names, start=1):
        assert re.fullmatch(rf"{number:04}_[a-z][a-z0-9_]+\.py", name), name


@pytest.mark.parametrize("file", TESTS, ids=name_of)
def test_a_skipped_test_says_why(file: Path) -> None:
    silent = [
        f"line {node.lineno}"
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in SKIPS
        and ast.unparse(node.func.value) in {"pytest", "pytest.mark"}
        and not (node.args or any(one.arg == "reason" for one in node.keywords))
    ]
    bare = [
        f"line {node.lineno}"
        for node in ast.walk(tree_of(file))
        if isinstance(node, (ast.FunctionDef, ast.ClassDef))
        for mark in node.decorator_list
        if ast.unparse(mark) in {"pytest.mark.skip", "pytest.mark.xfail"}
    ]
    assert silent + bare == []
