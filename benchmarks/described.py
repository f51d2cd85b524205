"""Every operation of the API tried 200 times at random against its description. Run by `make faults`.

The test of the suite, made long: no answer of 5xx, none that the description does not know.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

EXAMPLES = 200
TEST = "tests/api/test_description.py"


def main() -> None:
    """Try them all; what does not hold is printed, and fails."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", TEST]
    command += ["-k", "not postgresql", "-o", "faulthandler_timeout=1800"]
    began = time.monotonic()
    done = subprocess.run(command, env={**os.environ, "API_EXAMPLES": str(EXAMPLES)}, check=False)
    print(f"{EXAMPLES} requests of each operation took {time.monotonic() - began:.0f} s")
    if done.returncode:
        raise SystemExit("The API does not keep to its description.")


if __name__ == "__main__":
    main()
