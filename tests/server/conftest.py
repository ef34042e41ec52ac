"""A plain HTTP client at the running app: no redirects followed, nothing accepted unasked."""

from collections.abc import Iterator

import httpx2
import pytest


@pytest.fixture(scope="session")
def client(app_url: str) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=app_url, headers={"Accept-Encoding": "identity"}) as client:
        yield client
