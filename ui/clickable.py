"""Markup whose buttons answer: ``data-open`` reports a row, ``data-copy`` copies the address.

A link would reload the page and lose what is typed; ``st.html`` has no way back to Python.
"""

from __future__ import annotations

import streamlit as st

_JS = """
export default function({ parentElement, data, setTriggerValue }) {
  const box = parentElement.querySelector('.im');
  if (box.dataset.html !== data.html) { box.innerHTML = data.html; box.dataset.html = data.html; }
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


def clickable(html: str, *, key: str) -> str | None:
    """Show ``html`` (escaped by its template) and return the ``data-open`` of a button pressed in this run."""
    result = _component(data={"html": html}, key=key, height="content", on_open_change=lambda: None)
    opened = result.open
    return str(opened) if opened is not None else None
