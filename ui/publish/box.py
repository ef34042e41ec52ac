"""The copy box: the address, four ways to embed, picture, QR code, links to share, and the private address."""

from __future__ import annotations

from io import BytesIO
from urllib.parse import quote

import segno
import streamlit as st

from calc.record import Language
from embed import oembed
from embed.publishing import record_of
from embed.rendering.documents import description, picture_words
from embed.rendering.picture import picture_png
from embed.rendering.view import View, view
from store import publications
from ui.html import draw
from ui.publish.draft import Draft
from ui.publish.visitor import base_address
from words.catalogue import text

_SNIPPETS = {
    "script": oembed.with_script,
    "frame": oembed.with_ratio,
    "picture": oembed.picture,
    "click": oembed.on_click,
}
_QR_SCALE = 6


def copy_box(draft: Draft) -> None:
    """Everything an author needs to take the publication elsewhere."""
    language, key, base = draft.language, draft.key, base_address()
    publication = publications.get(key)
    if publication is None or publication.withdrawn:
        return
    seen = view(record_of(publication), language)
    address = f"{base}/s/{key}"
    copy, share = st.columns([6, 5], gap="large")
    with copy:
        draw("block", language, title=text(language, "publish.done"), note=text(language, "publish.done_lead"))
        st.code(address, language=None, wrap_lines=True)
        # Before the snippets, which fill a screen: who closes the dialog has lost it.
        draw("block", language, title=text(language, "publish.private"), note=text(language, "publish.private_lead"))
        st.code(f"{base}/w/{key}/{draft.token}", language=None, wrap_lines=True)
        draw("block", language, title=text(language, "publish.snippets"), note="")
        for name, snippet in _SNIPPETS.items():
            st.caption(text(language, f"publish.snippet_{name}"))
            st.code(snippet(key, seen, base), language=None, wrap_lines=True)
    with share:
        _share(seen, key, address, draft.language)


def _share(seen: View, key: str, address: str, language: Language) -> None:
    picture = picture_png(seen)
    draw("block", language, title=text(language, "publish.picture"), note="")
    st.image(picture, width="stretch", alt=picture_words(seen))
    shared = quote(f"{seen.title} {address}")
    subject, body = quote(seen.title), quote(f"{description(seen)}\n{address}")
    with st.container(horizontal=True, gap="small"):
        st.link_button(text(language, "publish.look"), address)
        st.link_button(text(language, "publish.whatsapp"), f"https://wa.me/?text={shared}")
        st.link_button(text(language, "publish.mail"), f"mailto:?subject={subject}&body={body}")
        st.download_button(
            text(language, "publish.download"), picture, file_name=f"immosieb-{key}.png", mime="image/png"
        )
    st.image(_qr(address), caption=text(language, "publish.qr"), width=160, alt=address)


def _qr(address: str) -> bytes:
    drawn = BytesIO()
    segno.make(address, error="m").save(drawn, kind="png", scale=_QR_SCALE, border=2)
    return drawn.getvalue()
