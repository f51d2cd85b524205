"""How well and how fast minutes are read: `python -m benchmarks.reading`.

Prints precision, recall and F1 on our own labelled cases, the tuned and the set-aside half
apart; the figures of the shared scorer on real minutes, where those stand beside the
checkout; and milliseconds for a page of 4,000 characters.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.rules.reading.case_files import Case, items, sentences
from tests.rules.reading.case_scores import scored
from tracker.rules.reading import as_json, read, read_file_text

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "minutes"
PAGE = 4_000
ROUNDS = 5


def own_cases() -> None:
    """Print a line for each half of the sentences and of the items."""
    for name, cases in (("sentences", list(sentences())), ("items", list(items()))):
        for set_aside in (False, True):
            half = [case for case in cases if case.set_aside is set_aside]
            scores = scored(half)
            print(
                f"{name:9} {'set aside' if set_aside else 'tuned':9} {len(half):4} cases"
                f"  P {scores.precision:.3f}  R {scores.recall:.3f}  F1 {scores.f1:.3f}"
                f"  owners {scores.owners_right}/{scores.owners}"
                f"  due {scores.dues_right}/{scores.dues}"
                f"  month {scores.months_right}/{scores.months}"
                f"  on none {scores.on_none}/{scores.none}"
            )


def shared_texts() -> None:
    """Run the shared scorer on the real minutes beside the checkout, if they are there."""
    texts = SHARED / "texts"
    if not texts.is_dir():
        print("No labelled minutes beside the checkout: nothing to score.")
        return
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(texts.glob("*.md")):
            reading = read_file_text(path.read_text(encoding="utf-8"))
            words = json.dumps(as_json(reading))
            (Path(folder) / f"{path.stem}.json").write_text(words, encoding="utf-8")
        command = [sys.executable, str(SHARED / "score.py"), str(texts), folder]
        subprocess.run(command, check=True)


def speed(cases: list[Case]) -> None:
    """Print the time for a page, the best of a few rounds."""
    text = "\n\n".join(case.text for case in cases)
    read(text)
    best = min(_seconds(text) for _ in range(ROUNDS))
    print(f"{1000 * best * PAGE / len(text):.2f} ms for a page of {PAGE} characters")


def _seconds(text: str) -> float:
    begun = time.process_time()
    read(text)
    return time.process_time() - begun


if __name__ == "__main__":
    own_cases()
    speed(list(items()))
    shared_texts()
