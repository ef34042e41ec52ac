"""A process killed in the middle of a save loses nothing that was shown as saved."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROUNDS = 100


def test_a_hundred_kills_lose_nothing_that_was_acknowledged(database: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("killing.py")), str(ROUNDS)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    rounds = [[int(number) for number in line.split()] for line in done.stdout.splitlines()]
    assert len(rounds) == ROUNDS
    for acknowledged, found, whole in rounds:
        # The kill may fall between the commit and its acknowledgement: one more than told is right, one less is not.
        assert found in (acknowledged, acknowledged + 1)
        assert whole == 1
    assert rounds[-1][0] >= ROUNDS, "Every process has saved at least once before it was killed."
