"""The oEmbed answer and the snippets of the copy box: how a publication gets into other people's pages."""

from __future__ import annotations

from html import escape

from drawing.fonts import text_width
from embed.record import Json
from embed.rendering.documents import description, picture_words
from embed.rendering.picture import HEIGHT, WIDTH
from embed.rendering.view import Chart, View

USUAL_WIDTH = 600
_LEAST_WIDTH, _LEAST_HEIGHT, _MOST_HEIGHT = 200, 200, 1000
_CACHE_SECONDS = 300
_NARROW_WIDTH, _WIDE_WIDTH = 320, 840
_FOLLOW = (
    "addEventListener('message',function(e){var d=e.data;if(d&&d.type==='immosieb:height')"
    "document.querySelectorAll('iframe[src*=\"/e/'+d.id+'\"]').forEach(function(f)"
    "{if(f.contentWindow===e.source)f.height=d.height})})"
)
"""Gives a frame the height its content tells."""

SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"


def answer(key: str, seen: View, base: str, most_width: int | None, most_height: int | None) -> Json:
    """The oEmbed 1.0 answer of type rich, within the limits that were asked for."""
    width = max(_LEAST_WIDTH, min(USUAL_WIDTH, most_width or USUAL_WIDTH))
    width = min(width, most_width or width)
    height = min(usual_height(seen, width), most_height or _MOST_HEIGHT)
    shrunk = min(1.0, (most_width or WIDTH) / WIDTH, (most_height or HEIGHT) / HEIGHT)
    return {
        "version": "1.0",
        "type": "rich",
        "title": seen.title,
        "author_name": seen.author or "Immosieb",
        "provider_name": "Immosieb",
        "provider_url": f"{base}/",
        "cache_age": _CACHE_SECONDS,
        "width": width,
        "height": height,
        "thumbnail_url": f"{base}/i/{key}.png{_chosen(seen)}",
        "thumbnail_width": max(1, int(WIDTH * shrunk)),
        "thumbnail_height": max(1, int(HEIGHT * shrunk)),
        "html": fallback(key, seen, base) + frame(key, seen, base, width=str(width), height=height),
    }


def _chosen(seen: View) -> str:
    """What keeps a language that is not the publisher's."""
    return "" if seen.own_language else f"?lang={seen.language}"


def fallback(key: str, seen: View, base: str) -> str:
    """What stands in place of the embed where frames are not shown; WordPress expects it before the frame."""
    words = escape(f"{seen.title}: {description(seen)}")
    return f'<blockquote class="wp-embedded-content"><a href="{base}/s/{key}{_chosen(seen)}">{words}</a></blockquote>'


def frame(key: str, seen: View, base: str, *, width: str, height: int, extra: str = "") -> str:
    """The frame itself."""
    return (
        f'<iframe src="{base}/e/{key}{_chosen(seen)}" title="{escape(seen.title)} – Immosieb" '
        f'width="{width}" height="{height}" frameborder="0" marginwidth="0" marginheight="0" '
        f'sandbox="{SANDBOX}"{extra}></iframe>'
    )


def with_script(key: str, seen: View, base: str) -> str:
    """A frame that grows to its content."""
    return (
        frame(key, seen, base, width="100%", height=usual_height(seen, USUAL_WIDTH)) + f"<script>{_FOLLOW}</script>"
    )


def with_ratio(key: str, seen: View, base: str) -> str:
    """A frame alone, in the ratio of a wide column; on narrower screens, where lines break, it is higher."""
    height, narrow, wide = (usual_height(seen, width) for width in (USUAL_WIDTH, _NARROW_WIDTH, _WIDE_WIDTH))
    growth = max(0.0, (narrow - height) / (USUAL_WIDTH - _NARROW_WIDTH))
    least = f"calc({height}px + max(0px, {USUAL_WIDTH}px - 100vw)*{growth:.2f})"
    style = f' style="border:0;aspect-ratio:{_WIDE_WIDTH}/{wide};height:auto;min-height:{least}"'
    return frame(key, seen, base, width="100%", height=height, extra=style)


def picture(key: str, seen: View, base: str) -> str:
    """The picture with its words and a link."""
    return f'<a href="{base}/s/{key}{_chosen(seen)}">{_image(key, seen, base)}</a>'


def on_click(key: str, seen: View, base: str) -> str:
    """The picture, which a click turns into the frame: until then nothing is asked of this house but the picture."""
    inner = escape(frame(key, seen, base, width="100%", height=usual_height(seen, USUAL_WIDTH)))
    script = (
        "<script>(function(a){a.onclick=function(e){e.preventDefault();a.outerHTML=a.getAttribute('data-frame')}})"
        f"(document.currentScript.previousElementSibling);{_FOLLOW}</script>"
    )
    return f'<a href="{base}/s/{key}{_chosen(seen)}" data-frame="{inner}">{_image(key, seen, base)}</a>{script}'


def usual_height(seen: View, width: int) -> int:
    """About how high the embed is at a width in pixels, for pages that do not follow its height."""
    inner = max(1, width - 34)

    def lines(text: str, size: float, *, bold: bool = False) -> int:
        return max(1, -int(-text_width(text, size, 600 if bold else 400) // (inner * 0.93)))

    height = 30.0 + (19 * lines(seen.facts[0], 13) if seen.single else 0) + 2 + 24 * lines(seen.title, 19, bold=True)
    if seen.own_title:
        height += 4 + 20 * lines(f"✓ {seen.finding}", 14)
    height += 10 + (85 if seen.single else 52 + 50 * len(seen.figures) if seen.figures else 0)
    if seen.single and (len(seen.figures) > 3 or width < 412):
        height += 75
    if seen.chart:
        height += 13 + 20 * lines(seen.chart.title, 15, bold=True) + 20 * lines(seen.chart.unit, 13)
        height += _chart_height(seen.chart, inner)
    height += (88 if seen.slider else 0) + (82 if seen.chart or seen.slider else 46) + (120 if width < 412 else 70)
    return int(min(_MOST_HEIGHT, max(_LEAST_HEIGHT, height)))


def _chart_height(chart: Chart, inner: int) -> int:
    if chart.rows:
        return 5 + 37 * len(chart.rows.lines)
    if chart.map:
        return 90 + min(inner, 370) * chart.map.height // chart.map.width
    return 203


def _image(key: str, seen: View, base: str) -> str:
    return (
        f'<img src="{base}/i/{key}.png{_chosen(seen)}" width="{WIDTH}" height="{HEIGHT}" '
        f'alt="{escape(picture_words(seen))}" style="max-width:100%;height:auto">'
    )
