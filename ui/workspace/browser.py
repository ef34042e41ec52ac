"""The only two things the page itself does for a workspace: show and copy its addresses, and have its cookie set.

The server alone sets and drops cookies (``server.workspace``), so that no script can read them; the page asks it to.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from calc.record import Language
from store.workspaces import read_token
from ui.html import render
from ui.keeping import keys
from ui.keeping.record import Keeping

_ADDRESS = "/arbeitsbereich"  # As in server.workspace, which ui does not know; a journey holds them together.

_JS = """
const ask = (path, body) => fetch(path, {
  method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body),
}).then(answer => answer.ok, () => false);
export default function({ parentElement, data, setTriggerValue }) {
  const box = parentElement.querySelector('.im');
  if (box.shown !== data.html) {
    box.innerHTML = box.shown = data.html;
    for (const shown of box.querySelectorAll('[data-path]'))
      shown.querySelector('code').textContent = new URL(shown.dataset.path, location.href).href;
  }
  const job = JSON.stringify(data.ask ?? null);
  if (data.ask && box.asked !== job) {
    box.asked = job;
    ask(data.ask.path, data.ask.body).then(done => setTriggerValue('done', done ? 'yes' : 'no'));
  }
  const click = event => {
    const button = event.target.closest('button[data-copy]');
    if (button) navigator.clipboard.writeText(button.closest('[data-path]').querySelector('code').textContent)
      .then(() => { button.textContent = button.dataset.done; });
  };
  box.addEventListener('click', click);
  return () => box.removeEventListener('click', click);
}
"""

_component = st.components.v2.component("workspace", html='<div class="im"></div>', js=_JS, isolate_styles=False)


def addresses(found: Keeping, language: Language, *, remember: bool) -> None:
    """The private address and the one for reading; ``remember`` has this browser keep the key."""
    private, reading = (f"{_ADDRESS}/{token}" for token in (found.token, read_token(found.token)))
    html = render("addresses", language, private=private, reading=reading, lang=language)
    asked = {"path": _ADDRESS, "body": {"token": found.token}} if remember else None
    _draw({"html": html, "ask": asked}, key="workspace_addresses", done="workspace_remembered")


def remembered() -> bool | None:
    """Whether the browser took the key; None before its answer."""
    answer = st.session_state.get("workspace_remembered")
    return None if answer is None else answer == "yes"


def drop_cookie() -> None:
    """Have the browser drop the key of a workspace that was left or deleted; draws nothing otherwise."""
    if handle := keys.to_forget():
        asked = {"path": f"{_ADDRESS}/forget", "body": {"handle": handle}}
        _draw({"html": "", "ask": asked}, key="workspace_forget", done="workspace_forgotten")


def _draw(data: dict[str, Any], *, key: str, done: str) -> None:
    def answered() -> None:
        st.session_state[done] = st.session_state[key].done
        if done == "workspace_forgotten":
            keys.forgotten()

    _component(data=data, key=key, height="content", on_done_change=answered)
