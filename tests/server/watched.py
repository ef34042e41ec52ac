"""Run Streamlit and write down every host that the process looks up or connects to.

    python watched.py NOTES run app.py …

Python reports both to audit hooks, from whatever library they come; so a test can read what left.
"""

import sys
from pathlib import Path
from typing import Any

LOCAL = {"127.0.0.1", "::1", "localhost"}


def watch(notes: Path) -> None:
    """Append each outside host to `notes`, and let the call go on."""

    def hook(event: str, args: tuple[Any, ...]) -> None:
        if event == "socket.getaddrinfo":
            host = args[0]
        elif event == "socket.connect" and isinstance(args[1], tuple):
            host = args[1][0]
        else:
            return
        name = host.decode() if isinstance(host, bytes) else host
        if name and name not in LOCAL:
            with notes.open("a") as file:
                file.write(f"{name}\n")

    sys.addaudithook(hook)


if __name__ == "__main__":
    watch(Path(sys.argv.pop(1)))
    from streamlit.web.cli import main

    main()
