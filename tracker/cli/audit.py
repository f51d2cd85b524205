"""`flask audit`: sealing the record of changes, and finding what was tampered with."""

from __future__ import annotations

import time

import click
from flask.cli import AppGroup

from tracker import clock, transaction
from tracker.audit import chain
from tracker.audit.chain import Fault

audit = AppGroup("audit", help="The record of who changed what, sealed against tampering.")

PATIENCE = 50
BETWEEN_TRIES = 0.1
MOST_SHOWN = 100

SAID = {
    Fault.EVENT_CHANGED: "Event {key} was changed.",
    Fault.EVENT_REMOVED: "Event {key} was removed.",
    Fault.EVENT_MOVED: "Event {key} was moved from another place.",
    Fault.EVENT_ADDED: "Event {key} was added after the events around it were sealed.",
    Fault.SEAL_CHANGED: "Seal {key} was changed.",
    Fault.SEAL_OUT_OF_CHAIN: "Seal {key} does not follow the one before it.",
}


@audit.command("seal")
def seal() -> None:
    """Seal every event not sealed yet into the chain."""
    sealed = _seal_all()
    if sealed is None:
        raise click.ClickException("Events are being written all the time: try again later.")
    click.echo(f"{sealed} events sealed.")
    last = chain.find_last_seal()
    if last:
        click.echo(f"Last hash: {last.hash}")


@audit.command("verify")
@click.option("--expect", metavar="HASH", help="A last hash written down earlier.")
def verify(expect: str | None) -> None:
    """Check everything and name what was changed, removed or moved; then seal what is new."""
    found = chain.verify()
    if expect and chain.find_seal(expect) is None:
        click.echo("The hash expected is not in the chain: it was rewritten or cut.")
    elif not found.findings:
        _seal_all()
        last = chain.find_last_seal()
        click.echo(f"{found.events} events checked: nothing was tampered with.")
        click.echo(f"Last hash: {last.hash if last else chain.START}")
        return
    for finding in found.findings[:MOST_SHOWN]:
        click.echo(SAID[finding.fault].format(key=finding.key))
    if len(found.findings) > MOST_SHOWN:
        click.echo(f"And {len(found.findings) - MOST_SHOWN} more.")
    raise click.ClickException("The record of changes does not verify.")


def _seal_all() -> int | None:
    """Seal batch after batch; None when writers never paused."""
    total, tries = 0, 0
    while tries < PATIENCE:
        sealed = transaction.write(lambda: chain.seal_next(clock.now()))
        if sealed == 0:
            return total
        if sealed is None:
            tries += 1
            time.sleep(BETWEEN_TRIES)
        else:
            total += sealed
    return None
