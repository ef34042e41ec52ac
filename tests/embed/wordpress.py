"""What WordPress does with an address on a line of its own, as far as it concerns a guest (wp-includes of 6.x).

Discovery (`WP_oEmbed::discover`) reads at most 150 KB and looks for links before `</head>`; the answer's HTML goes
through `wp_filter_oembed_result` (an unknown provider keeps a blockquote and one frame with a few attributes, and
gets a sandbox and a secret); the article's script is `wp-embed.js`.
"""

import html
import re
import secrets
import string
from html.parser import HTMLParser

MOST_READ = 153_600
_ALLOWED = {
    "a": {"href"},
    "blockquote": set(),
    "iframe": {"src", "width", "height", "frameborder", "marginwidth", "marginheight", "scrolling", "title"},
}

SCRIPT = """
window.addEventListener('message', function (e) {
  var data = e.data;
  if (!data || !(data.secret || data.message || data.value) || /[^a-zA-Z0-9]/.test(data.secret)) return;
  var frames = document.querySelectorAll('iframe[data-secret="' + data.secret + '"]');
  var quotes = document.querySelectorAll('blockquote[data-secret="' + data.secret + '"]');
  quotes.forEach(function (quote) { quote.style.display = 'none'; });
  frames.forEach(function (source) {
    if (e.source !== source.contentWindow) return;
    source.removeAttribute('style');
    if (data.message === 'height') {
      var height = parseInt(data.value, 10);
      if (height > 1000) height = 1000; else if (~~height < 200) height = 200;
      source.height = height;
    } else if (data.message === 'link') {
      var from = new URL(source.getAttribute('src')), to = new URL(data.value);
      if (!/^https?:$/i.test(to.protocol)) return;
      if (to.host === from.host && document.activeElement === source) window.top.location.href = data.value;
    }
  });
});
document.addEventListener('DOMContentLoaded', function () {
  document.querySelectorAll('iframe.wp-embedded-content').forEach(function (source) {
    source.contentWindow.postMessage({ message: 'ready', secret: source.getAttribute('data-secret') }, '*');
  });
});
"""


def discovered(page: bytes) -> str:
    """The address of the oEmbed answer, from the page's head."""
    head = page[:MOST_READ].decode("utf-8", "replace").split("</head>")[0]
    for link in re.findall(r"<link([^<>]+)/?>", head):
        attributes = dict(re.findall(r'([a-z]+)="([^"]*)"', link))
        if attributes.get("type") == "application/json+oembed":
            return html.unescape(attributes["href"])
    raise AssertionError("WordPress finds nothing to embed.")


class _Sieve(HTMLParser):
    """`wp_kses`: known tags with known attributes; texts stay."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.kept: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ALLOWED:
            kept = "".join(f' {n}="{html.escape(v or "")}"' for n, v in attrs if n in _ALLOWED[tag])
            self.kept.append(f"<{tag}{kept}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in _ALLOWED:
            self.kept.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.kept.append(data)

    def handle_entityref(self, name: str) -> None:
        self.kept.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.kept.append(f"&#{name};")


def filtered(markup: str) -> str:
    """The answer's HTML as it gets into the article."""
    kept = "".join(_Sieve(markup).kept)
    found = re.search(r"(<blockquote>.*?</blockquote>)?.*(<iframe.*?></iframe>)", kept, re.DOTALL)
    assert found, "WordPress embeds nothing without a frame."
    quote, frame = found[1] or "", found[2]
    secret = "".join(secrets.choice(string.ascii_letters + string.digits) for _ in range(10))
    frame = re.sub(r' src="(.*?)"', rf' src="\1#?secret={secret}" data-secret="{secret}"', frame)
    if quote:
        quote = quote.replace("<blockquote", f'<blockquote data-secret="{secret}" class="wp-embedded-content"')
        frame = frame.replace("<iframe", '<iframe style="position: absolute; visibility: hidden;"')
    return quote + frame.replace(
        "<iframe", '<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted"'
    )


def article(embedded: str, width: int = 640) -> str:
    """A post with the embed in it, so many pixels wide."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Post</title></head><body>'
        f'<h1>Post</h1><div style="width:{width}px">{embedded}</div><script>{SCRIPT}</script></body></html>'
    )
