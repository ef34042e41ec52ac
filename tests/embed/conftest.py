"""A reader without a browser at the real routes, and nothing remembered from one test to the next."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from embed import limits
from embed.answers import answers
from embed.server import app


@pytest.fixture(autouse=True)
def nothing_is_remembered() -> None:
    answers.clear()
    for limit in (limits.publishing, limits.looking_up, limits.managing):
        limit.forget()


@pytest.fixture
def reader(database: Path) -> TestClient:
    """Accepts nothing unasked, follows nothing; the database is empty."""
    headers = {"Accept-Encoding": "identity"}
    return TestClient(app, base_url="http://immosieb.test", headers=headers, follow_redirects=False)
