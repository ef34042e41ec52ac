"""What a window does when the server comes back, after an upgrade for example.

Streamlit then waits for the next change before it runs the script, and a first run calls no callback: that change
would be undone before the reader's eyes. So the window asks for a run as soon as it is connected again.
"""

from __future__ import annotations

import streamlit as st

_JS = """
export default function({ setTriggerValue }) {
  const app = document.querySelector('[data-testid="stApp"]');
  let away = false;
  const watch = new MutationObserver(() => {
    const there = app.dataset.testConnectionState === 'CONNECTED';
    if (there && away) setTriggerValue('back', Date.now());
    away = !there;
  });
  watch.observe(app, { attributes: true, attributeFilter: ['data-test-connection-state'] });
  return () => watch.disconnect();
}
"""

_component = st.components.v2.component("reconnecting", html="<i></i>", js=_JS, isolate_styles=False)


def run_when_back() -> None:
    """Have this window run the script when it has found the server again; draws nothing."""
    with st.container(key="reconnecting"):
        _component(key="reconnecting_component", height="content", on_back_change=lambda: None)
