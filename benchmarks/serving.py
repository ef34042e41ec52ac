"""Our app and its peers as processes of their own, for a measured server must not share one with the clock."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

ROOT = Path(__file__).parents[1]
OURS = "app.py"
PEER = "benchmarks/peers/peer.py"

_PATIENCE = 60.0  # Seconds until a process that does not answer counts as broken.
_PAUSE = 0.004  # Between two questions whether it is ready: the error of a start time.


@dataclass(frozen=True)
class Server:
    """A process that is ready, and how long it took to be."""

    host: str
    pid: int
    started_in: float

    @property
    def memory(self) -> float:
        """Resident memory in MB, where the system tells."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        resident = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(resident.split()[1]) / 1024


@contextmanager
def serving(peer: str | None = None, script: str = OURS) -> Iterator[Server]:
    """Our app, or the peer of that name, or another ``script``, from the start of its process to its end."""
    host = f"127.0.0.1:{_free_port()}"
    command = [sys.executable, "-m", "streamlit", "run", PEER if peer else script]
    began = time.perf_counter()
    process = subprocess.Popen(
        [*command, "--server.port", host.partition(":")[2]],
        cwd=ROOT,
        env={**os.environ, "PEER": peer or ""},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_until_ready(host, process)
        yield Server(host, process.pid, time.perf_counter() - began)
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _wait_until_ready(host: str, process: subprocess.Popen[bytes]) -> None:
    began = time.perf_counter()
    with httpx2.Client() as client:
        while time.perf_counter() - began < _PATIENCE and process.poll() is None:
            try:
                if client.get(f"http://{host}/readyz").status_code == 200:
                    return
            except httpx2.TransportError:
                pass
            time.sleep(_PAUSE)
    raise RuntimeError(f"The app did not become ready (exit status {process.poll()}).")
