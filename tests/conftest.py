"""The real process and a real browser, each started once, for all tests that want them."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest
from hypothesis import settings

from store import database as database_module

ROOT = Path(__file__).parents[1]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

# How long an example takes says nothing about the code; on a build machine every run tries the same examples.
settings.register_profile("suite", deadline=None, max_examples=60, derandomize=os.environ.get("CI") == "true")
settings.load_profile("suite")

# A quiet browser: it asks nobody but the page it is sent to.
BROWSER_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Served:
    """A running app: where it answers, and every host it has tried to reach itself."""

    url: str
    outgoing: Path

    @property
    def hosts_called(self) -> list[str]:
        return self.outgoing.read_text().splitlines()


@contextmanager
def serving(folder: Path, port: int = 0) -> Iterator[Served]:
    """Start `app.py` in a process of its own, at any free port or this one, wait until it is ready, and end it."""
    if not port:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
    served = Served(f"http://127.0.0.1:{port}", folder / "outgoing")
    served.outgoing.touch()
    log = folder / "server.log"
    watched = [sys.executable, str(ROOT / "tests/server/watched.py"), str(served.outgoing)]
    with log.open("w") as output:
        process = subprocess.Popen(
            [*watched, "run", "app.py", "--server.port", str(port)],
            cwd=ROOT,
            env={**os.environ, database_module.VARIABLE: f"sqlite:///{folder / 'served.sqlite3'}"},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_until_ready(served.url, process)
        yield served
    except BaseException:
        sys.stderr.write(f"\nThe server said:\n{log.read_text()}")
        raise
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until_ready(url: str, process: subprocess.Popen[bytes]) -> None:
    # The port refuses until it is bound, and from then on the server answers when it can.
    for _ in range(300):
        try:
            if httpx2.get(f"{url}/readyz", timeout=30).status_code == 200:
                return
        except httpx2.ConnectError:
            try:
                process.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
            break
    raise RuntimeError(f"app.py did not become ready (exit status {process.poll()}).")


@pytest.fixture(scope="session", autouse=True)
def no_test_touches_the_real_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(database_module.VARIABLE, f"sqlite:///{tmp_path_factory.mktemp('database') / 'all.sqlite3'}")
        yield
    database_module.close()


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty database of this test's own; its file."""
    file = tmp_path / "test.sqlite3"
    monkeypatch.setenv(database_module.VARIABLE, f"sqlite:///{file}")
    yield file
    database_module.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The app, as `make run` serves it."""
    with serving(tmp_path_factory.mktemp("app")) as running:
        yield running
        assert running.hosts_called == [], "The server itself called somebody."


@pytest.fixture
def cold(tmp_path: Path) -> Iterator[Served]:
    """A process that nobody has visited yet."""
    with serving(tmp_path) as running:
        yield running


@pytest.fixture(scope="session")
def app_url(served: Served) -> str:
    return served.url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium instead of a downloaded one; a desk without it skips, a build machine fails."""
    if CHROMIUM is None:
        sentence = "No Chromium here: apt-get install chromium chromium-l10n"
        if os.environ.get("CI") == "true":
            pytest.fail(sentence)
        pytest.skip(sentence)
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": BROWSER_FLAGS}


@pytest.fixture
def hosts(context: Any) -> set[str]:
    """Every host that the pages of this test ask, over HTTP or a socket, as it happens."""
    asked: set[str] = set()

    def note(request: Any) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"}:
            asked.add(address.hostname or "")

    context.on("request", note)
    context.on("page", lambda page: page.on("websocket", note))
    return asked
