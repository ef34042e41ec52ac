"""Markup whose buttons answer: ``data-open`` reports a row, ``data-copy`` copies the address.

A link would reload the page and lose what is typed; ``st.html`` has no way back to Python, and drops every ``<svg>``.
What a reader has unfolded (``<details data-k="…">``) stays so when its figures change.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import streamlit as st

_JS = """
export default function({ parentElement, data, setTriggerValue }) {
  const box = parentElement.querySelector('.im');
  if (box.shown !== data.html) {
    const open = new Set([...box.querySelectorAll('details[open][data-k]')].map(d => d.dataset.k));
    box.innerHTML = box.shown = data.html;
    for (const d of box.querySelectorAll('details[data-k]')) if (open.has(d.dataset.k)) d.open = true;
  }
  const click = event => {
    const button = event.target.closest('button');
    if (!button) return;
    if (button.dataset.open !== undefined) setTriggerValue('open', button.dataset.open);
    if (button.dataset.copy !== undefined)
      navigator.clipboard.writeText(location.href).then(() => { button.textContent = button.dataset.done; });
  };
  box.addEventListener('click', click);
  return () => box.removeEventListener('click', click);
}
"""

_component = st.components.v2.component("clickable", html='<div class="im"></div>', js=_JS, isolate_styles=False)


def clickable(
    html: str,
    *,
    key: str,
    width: Literal["stretch", "content"] = "stretch",
    on_open: Callable[[str], None] = lambda _: None,
) -> str | None:
    """Show ``html`` (escaped by its template) and return the ``data-open`` of a button pressed in this run.

    ``on_open`` is called with it before the run.
    """

    def pressed() -> None:
        if (opened := st.session_state[key].open) is not None:
            on_open(str(opened))

    result = _component(data={"html": html}, key=key, width=width, height="content", on_open_change=pressed)
    opened = result.open
    return str(opened) if opened is not None else None
