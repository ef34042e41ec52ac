"""The market of the real atlas, and a copy of its files to break."""

import shutil
from pathlib import Path

import pytest

from calc.market import Market, market
from store.atlas.columns import observations, places
from store.atlas.files import DATA


@pytest.fixture(scope="session")
def germany() -> Market:
    return market(places(), observations())


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "atlas"))
