"""Text in a figure: escaped, measured, wrapped, numbers as people write them."""

from __future__ import annotations

from html import escape

from tracker.vocabulary import Unit

FONT = "Arial, Helvetica, sans-serif"
INK = "#0b0c0c"
MUTED = "#505a5f"
GRID = "#dfe2e4"

_CONTROL = dict.fromkeys(range(32))
_WIDTHS = {
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ", 0.7),
    **dict.fromkeys("fijlrtI.,:;'|!() \N{NO-BREAK SPACE}", 0.3),
    **dict.fromkeys("mwMW%@", 0.88),
}
_ORDINARY = 0.56


def safe(text: str) -> str:
    """Escape text for an element or a quoted attribute, without characters XML forbids."""
    return escape(text.translate(_CONTROL))


def width_of(text: str, size: float) -> float:
    """Estimate how wide text runs in Arial, in the unit of the font size; a little generous."""
    return size * sum(_WIDTHS.get(each, _ORDINARY) for each in text)


def wrapped(text: str, size: float, room: float) -> list[str]:
    """Break text at spaces into lines that fit; a word longer than the room stays whole.

    A no-break space is kept.
    """
    lines: list[str] = []
    for word in text.split(" "):
        if not word:
            continue
        if lines and width_of(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def number(value: float, unit: Unit, places: int | None = None) -> str:
    """Write a figure: thousands apart, % joined on; as many decimals as given or needed."""
    text = f"{value:,.{places}f}" if places is not None else f"{value:,.10g}"
    text = text.replace("-", "\N{MINUS SIGN}")
    return f"{text}%" if unit is Unit.PERCENT else text


def opening(width: int, height: int, id_prefix: str, title: str, description: str) -> str:
    """Open a figure that is read out as one image with a title and a description.

    The white ground keeps it legible when saved, printed, or shown in forced colours.
    """
    prefix = safe(id_prefix)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="app-chart" width="{width}" '
        f'height="{height}" viewBox="0 0 {width} {height}" role="img" '
        f'aria-labelledby="{prefix}-title {prefix}-desc" font-family="{FONT}">'
        f'<title id="{prefix}-title">{safe(title)}</title>'
        f'<desc id="{prefix}-desc">{safe(description)}</desc>'
        f'<path fill="#fff" d="M0 0h{width}v{height}H0z"/>'
    )
