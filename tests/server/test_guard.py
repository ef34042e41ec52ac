import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx2
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

SIXTEEN_KB = 16 * 1024


@pytest.mark.parametrize("page", ("/", "/vergleich"))
def test_an_address_of_sixteen_kilobytes_is_read(client: httpx2.Client, page: str):
    room = SIXTEEN_KB - len(f"{page}?x=")
    assert client.get(f"{page}?x={'1' * room}").status_code == 200
    assert client.get(f"{page}?x={'1' * (room + 1)}").status_code == 414


@pytest.mark.parametrize("size", (20_000, 60_000))
def test_a_longer_one_gets_a_sentence(client: httpx2.Client, size: int):
    german = client.get(f"/?x={'1' * size}")
    english = client.get(f"/?x={'1' * size}&lang=en")
    assert (german.status_code, english.status_code) == (414, 414)
    assert "<h1>Diese Adresse ist zu lang</h1>" in german.text
    assert "<h1>This address is too long</h1>" in english.text
    assert "111" not in german.text


def test_a_long_path_counts_too(client: httpx2.Client):
    assert client.get(f"/{'a' * SIXTEEN_KB}").status_code == 414


def socket_of(app_url: str) -> str:
    return app_url.replace("http", "ws") + "/_stcore/stream"


def test_our_own_page_may_open_a_socket(app_url: str):
    with connect(socket_of(app_url), origin=app_url) as opened:
        assert opened.response.status_code == 101


@pytest.mark.parametrize("origin", ("https://example.org", "null", "http://[", "http://example.org:80"))
def test_another_site_may_not_and_the_server_asks_nobody_about_it(app_url: str, served: Any, origin: str):
    with pytest.raises(InvalidStatus, match="403"):
        connect(socket_of(app_url), origin=origin)
    assert served.hosts_called == []


def test_the_watch_would_see_a_call(tmp_path: Path):
    notes = tmp_path / "notes"
    script = "import pathlib, socket, sys, watched; watched.watch(pathlib.Path(sys.argv[1]));"
    for host in ("192.0.2.1", "127.0.0.1"):  # The first is reserved for examples; nothing is sent.
        script += f"socket.socket(type=socket.SOCK_DGRAM).connect(({host!r}, 9));"
    subprocess.run([sys.executable, "-c", script, notes], cwd=Path(__file__).parent, check=True)
    assert notes.read_text() == "192.0.2.1\n"
