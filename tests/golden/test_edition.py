"""A golden value never moves without a new edition: raise EDITION and add a line to editions.json."""

import hashlib
import json
from pathlib import Path

from calc.edition import EDITION

HERE = Path(__file__).parent


def test_the_golden_values_are_those_of_this_edition() -> None:
    editions = json.loads((HERE / "editions.json").read_text(encoding="utf-8"))
    digest = hashlib.sha256((HERE / "golden.json").read_bytes()).hexdigest()
    assert editions[str(EDITION)] == digest
    assert max(map(int, editions)) == EDITION
