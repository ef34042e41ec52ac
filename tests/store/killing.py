"""Saves in a process and kills it, again and again; prints revision acknowledged, revision found, and if it is whole.

    python tests/store/killing.py 100

A child forked from this process has nothing to import, so that a hundred take seconds.
"""

import json
import os
import random
import select
import signal
import sys
import time

from store import database, workspaces
from store.dialects import damage

WORD = "Rüttenscheid "


def document(revision: int) -> str:
    """A text of some 10 to 200 KB that says which revision it is, at its beginning and its end."""
    return json.dumps({"first": revision, "text": WORD * (1_000 + revision * 997 % 15_000), "last": revision})


def save_for_ever(token: str, acknowledge: int) -> None:
    revision = workspaces.standing(token).revision
    while True:
        revision = workspaces.save(token, document(revision + 1), based_on=revision).revision
        os.write(acknowledge, revision.to_bytes(4))


def acknowledged(heard: int, last: int) -> int:
    while chunk := os.read(heard, 65_536):
        last = int.from_bytes(chunk[-4:])
    return last


def main(rounds: int) -> None:
    chance = random.Random(20261122)
    token, _ = workspaces.create(document(1))
    last = 1
    for _ in range(rounds):
        database.close()
        heard, tell = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(heard)
            save_for_ever(token, tell)
        os.close(tell)
        select.select([heard], [], [], 30)
        time.sleep(chance.uniform(0, 0.03))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        last = acknowledged(heard, last)
        os.close(heard)
        kept = workspaces.open_with(token)
        found = json.loads(kept.document)
        whole = found["first"] == found["last"] == kept.revision and kept.document == document(kept.revision)
        with database.reading() as connection:
            whole = whole and not damage(connection)
        sys.stdout.write(f"{last} {kept.revision} {int(whole)}\n")
        last = kept.revision


if __name__ == "__main__":
    main(int(sys.argv[1]))
