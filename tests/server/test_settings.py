import tomllib
from pathlib import Path

import pytest

from intake.tables.limits import MOST_BYTES
from intake.workspace.reading import MOST_CHARACTERS

ROOT = Path(__file__).parents[2]
SETTINGS = tomllib.loads((ROOT / ".streamlit/config.toml").read_text())


@pytest.mark.parametrize(
    ("section", "option", "value", "otherwise"),
    [
        ("browser", "gatherUsageStats", False, "every visitor's browser reports to Streamlit"),
        ("browser", "serverAddress", "127.0.0.1", "the process asks an outside service for its own address"),
        ("server", "address", "127.0.0.1", "the whole network can open the app"),
        ("client", "allowedOrigins", [], "pages of streamlit.io may send commands to the app"),
        ("client", "showErrorDetails", "none", "a visitor reads our stack"),
        ("client", "showErrorLinks", False, "an error offers to ask a search engine"),
        ("client", "toolbarMode", "minimal", "a visitor is offered to deploy the app"),
    ],
)
def test_nothing_leaves_unasked(section: str, option: str, value: object, otherwise: str):
    assert SETTINGS[section][option] == value, f"Otherwise {otherwise}."


def test_whatever_is_read_may_be_sent_and_somewhat_more_for_a_sentence_of_ours():
    sent = SETTINGS["server"]["maxUploadSize"] * 2**20
    assert sent >= MOST_CHARACTERS
    assert sent > 1.5 * MOST_BYTES


def test_no_setting_names_another_host():
    assert "://" not in (ROOT / ".streamlit/config.toml").read_text()
