"""A published calculation: answers per second beside a constant one, pictures, memory, first paint, cost per reader.

Load comes from wrk (Debian's package), a process of its own; embed and constant answer are measured in turns.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx2

from benchmarks.browser import chromium, visit
from benchmarks.row import Row
from benchmarks.serving import Server, serving
from benchmarks.visitor import Visitor
from calc.examples import EXAMPLES
from calc.screening import Gates
from embed.author import wording
from embed.freezing.freeze import Choice, freeze
from embed.record import canonical, new_salt
from store import database, publications

_CONSTANT = "benchmarks/peers/constant.py"
_ROUNDS, _SECONDS, _CONNECTIONS = 5, 2, 16
_REQUESTS = 10_000
_PICTURES, _SESSIONS, _VISITS = 7, 10, 5
_LEAST_RATIO = 0.6
_PICTURE_MS, _PAINT_MS, _GROWTH_MB = 150.0, 300.0, 2.0
_TICKS = os.sysconf("SC_CLK_TCK")


def measure() -> Iterator[Row]:
    """The rows."""
    with _published() as keys, serving(script=_CONSTANT) as server:
        yield from _speed(server, keys[0])
        yield from _pictures(server, keys)
        yield _memory(server, keys[0])
        yield _paint(server, keys[0])
        yield from _beside_a_session(server, keys[0])


@contextmanager
def _published() -> Iterator[list[str]]:
    """Some publications of the article's C in a database of their own, which the server opens too."""
    before = os.environ.get(database.VARIABLE)
    with TemporaryDirectory() as folder:
        os.environ[database.VARIABLE] = f"sqlite:///{Path(folder) / 'benchmark.sqlite3'}"
        try:
            yield [_publish() for _ in range(_PICTURES)]
        finally:
            database.close()
            if before is None:
                del os.environ[database.VARIABLE]
            else:
                os.environ[database.VARIABLE] = before


def _publish() -> str:
    choice = Choice(wording("Warum C sich trägt", "M. Muster"), new_salt(), slider="price", marginal_rate=0.42)
    record = freeze("property", [EXAMPLES["C"].listing], Gates(), choice)
    return publications.publish(canonical(record), "de", "token")


def _speed(server: Server, key: str) -> Iterator[Row]:
    address = f"http://{server.host}/e/{key}"
    answer = httpx2.get(address, headers={"Accept-Encoding": "identity"})
    constant = f"http://{server.host}/constant/{len(answer.content)}"
    known = f"If-None-Match: {answer.headers['etag']}"
    rates: dict[str, list[float]] = {"embed": [], "constant": [], "known": []}
    for _ in range(_ROUNDS):
        rates["constant"].append(_wrk(constant))
        rates["embed"].append(_wrk(address))
        rates["known"].append(_wrk(address, known))
    ours, peer, known_rate = (statistics.median(rates[name]) for name in ("embed", "constant", "known"))
    yield Row(
        name="an embed, beside a constant answer of the same size",
        ours=round(ours),
        peer=round(peer),
        unit="/s",
        aim="≥ 0.6 of the peer",
        met=ours >= _LEAST_RATIO * peer,
    )
    yield Row(
        name="an embed that the reader has (304), beside the whole",
        ours=round(known_rate),
        peer=round(ours),
        unit="/s",
        aim="faster",
        met=known_rate > ours,
    )


def _wrk(address: str, *headers: str) -> float:
    path = shutil.which("wrk")
    if path is None:
        raise SystemExit("No wrk here: apt-get install wrk")
    command = [path, "-t1", f"-c{_CONNECTIONS}", f"-d{_SECONDS}s"]
    for header in headers:
        command += ["-H", header]
    said = subprocess.run([*command, address], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said and not headers:
        raise RuntimeError(said)
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    assert found, said
    return float(found[1])


def _pictures(server: Server, keys: list[str]) -> Iterator[Row]:
    with httpx2.Client() as client:
        first = [_took(client, f"http://{server.host}/i/{key}.png") for key in keys]
        again = [_took(client, f"http://{server.host}/i/{key}.png") for key in keys]
    cold = statistics.median(first)
    yield Row(name="a picture, drawn", ours=round(cold, 1), peer=None, unit="ms", aim="< 150", met=cold < _PICTURE_MS)
    kept = statistics.median(again)
    yield Row(name="a picture, kept", ours=round(kept, 2), peer=None, unit="ms", aim="", met=None)


def _took(client: httpx2.Client, address: str) -> float:
    began = time.perf_counter()
    client.get(address).raise_for_status()
    return (time.perf_counter() - began) * 1000


def _memory(server: Server, key: str) -> Row:
    address = f"http://{server.host}/e/{key}"
    with httpx2.Client() as client:
        for _ in range(200):
            client.get(address)
        before = server.memory
        for _ in range(_REQUESTS):
            client.get(address)
    grown = server.memory - before
    return Row(
        name="memory after 10,000 requests",
        ours=round(grown, 1),
        peer=None,
        unit="MB",
        aim="no growth (< 2)",
        met=grown < _GROWTH_MB,
    )


def _paint(server: Server, key: str) -> Row:
    wanted = "() => document.querySelector('main dd')"
    with chromium() as browser:
        painted = statistics.median(
            visit(browser, f"http://{server.host}/e/{key}", wanted).painted for _ in range(_VISITS)
        )
    return Row(
        name="first paint at 10 Mbit/s, 40 ms",
        ours=round(painted),
        peer=None,
        unit="ms",
        aim="< 300",
        met=painted < _PAINT_MS,
    )


def _beside_a_session(server: Server, key: str) -> Iterator[Row]:
    """Processor time of one reader: an embed, and the same calculation as a live session (one run of the page)."""
    address = f"http://{server.host}/e/{key}"
    with httpx2.Client() as client:
        began = _processor(server)
        for _ in range(_REQUESTS // 5):
            client.get(address)
        embed = (_processor(server) - began) / (_REQUESTS // 5) * 1000
    began, memory = _processor(server), server.memory
    visitors = [Visitor(server.host, "/objekt?o=C") for _ in range(_SESSIONS)]
    session = (_processor(server) - began) / _SESSIONS * 1000
    grown = (server.memory - memory) / _SESSIONS
    for visitor in visitors:
        visitor.__exit__()
    yield Row(
        name="processor time for a reader: embed, beside a session's first run",
        ours=round(embed, 3),
        peer=round(session, 1),
        unit="ms",
        aim="",
        met=None,
    )
    yield Row(name="memory kept for a live session", ours=round(grown, 2), peer=None, unit="MB", aim="", met=None)


def _processor(server: Server) -> float:
    """Seconds of processor time the process has used."""
    parts = Path(f"/proc/{server.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(parts[11]) + int(parts[12])) / _TICKS
