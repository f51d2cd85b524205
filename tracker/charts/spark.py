"""A line small enough for a row of a table."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.charts.text import safe

WIDTH, HEIGHT = 120, 28
_EDGE = 4


def sparkline(
    values: Sequence[float | None], *, title: str = "", target: float | None = None
) -> str:
    """Draw figures as a tiny line with a dot on the latest, 120 × 28.

    Args:
        values: oldest first, evenly apart; None leaves a gap.
        title: read out in its place; without it the figure is hidden from assistive
            technology, as where the row already says the same.
        target: drawn as a dashed line.

    Returns:
        SVG; empty when there is no figure.
    """
    known = [value for value in values if value is not None]
    if not known:
        return ""
    shown = known if target is None else [*known, target]
    low, high = min(shown), max(shown)
    across = (WIDTH - 2 * _EDGE) / max(1, len(values) - 1)
    down = (HEIGHT - 2 * _EDGE) / (high - low) if high > low else 0.0
    base = HEIGHT - _EDGE if down else HEIGHT / 2

    path: list[str] = []
    pen, dot = "M", ""
    for index, value in enumerate(values):
        if value is None:
            pen = "M"
            continue
        at = f"{_EDGE + index * across:.1f} {base - (value - low) * down:.1f}"
        # A point alone between gaps still shows: a line of no length has a round end.
        path.append(f"M{at}h0" if pen == "M" else f"L{at}")
        pen, dot = "L", at
    label = f'role="img" aria-label="{safe(title)}"' if title else 'aria-hidden="true"'
    aim = ""
    if target is not None:
        level = f"{base - (target - low) * down:.1f}"
        aim = (
            f'<path stroke="#801650" stroke-dasharray="4 3" d="M{_EDGE} {level}H{WIDTH - _EDGE}"/>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="app-sparkline" width="{WIDTH}" '
        f'height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" {label} focusable="false" fill="none">'
        f'{aim}<path stroke="#12436d" stroke-width="2" stroke-linejoin="round" '
        f'stroke-linecap="round" d="{"".join(path)}"/>'
        f'<path stroke="#12436d" stroke-width="7" stroke-linecap="round" d="M{dot}h0"/></svg>'
    )
