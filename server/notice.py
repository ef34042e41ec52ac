"""A quiet page for the moments when there is no app to show: nothing here, or too much asked.

Without script and in both languages, because whoever sees it may have arrived by any link.
"""

from dataclasses import dataclass
from html import escape

from starlette.responses import HTMLResponse

from server.assets import REGULAR, SEMIBOLD
from server.language import Language

_PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title} – Immosieb</title>
<link rel="icon" href="/favicon.png" type="image/png">
<style>
@font-face {{ font-family: "IBM Plex Sans"; font-weight: 400; src: url("{regular}") format("woff2"); }}
@font-face {{ font-family: "IBM Plex Sans"; font-weight: 600; src: url("{semibold}") format("woff2"); }}
:root {{ color-scheme: light dark; }}
body {{ margin: 0 auto; max-width: 34rem; padding: 20vh 1rem 2rem;
  font: 1rem/1.5 "IBM Plex Sans", "Helvetica Neue", Arial, sans-serif;
  color: light-dark(#14181F, #E9ECF0); background: light-dark(#FFFFFF, #0F1317); }}
h1 {{ font-size: 1.75rem; line-height: 1.2; font-weight: 600; margin: 0 0 1rem; text-wrap: balance; }}
p {{ margin: 0 0 1rem; }}
p[lang] {{ color: light-dark(#5C6673, #96A0AD); }}
a {{ color: light-dark(#2340B0, #9FB4FF); }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{text}</p>
<p lang="{other_lang}">{other_text}</p>
<p><a href="{home}">{link}</a></p>
</main>
</body>
</html>
"""


@dataclass(frozen=True)
class Notice:
    """A status with its sentence in both languages."""

    status: int
    title: dict[Language, str]
    text: dict[Language, str]

    def response(self, lang: Language) -> HTMLResponse:
        """The page in the reader's language, the other one below."""
        other: Language = "de" if lang == "en" else "en"
        page = _PAGE.format(
            lang=lang,
            title=escape(self.title[lang]),
            text=escape(self.text[lang]),
            other_lang=other,
            other_text=escape(self.text[other]),
            home="/?lang=en" if lang == "en" else "/",
            link="To the start page" if lang == "en" else "Zur Startseite",
            regular=REGULAR,
            semibold=SEMIBOLD,
        )
        return HTMLResponse(page, self.status, headers={"Cache-Control": "no-store"})


NOT_FOUND = Notice(
    404,
    {"de": "Hier ist keine Seite", "en": "There is no page here"},
    {
        "de": "Unter dieser Adresse gibt es nichts. Vielleicht fehlt beim Kopieren ein Stück.",
        "en": "Nothing lives at this address. Perhaps a piece was lost when it was copied.",
    },
)

NO_WORKSPACE = Notice(
    404,
    {"de": "Diesen Arbeitsbereich gibt es nicht", "en": "There is no such workspace"},
    {
        "de": "Er wurde gelöscht, oder beim Kopieren der Adresse ging ein Stück verloren.",
        "en": "It has been deleted, or a piece of its address was lost when it was copied.",
    },
)

NO_DATABASE = Notice(
    503,
    {"de": "Der Arbeitsbereich ist gerade nicht zu erreichen", "en": "The workspace cannot be reached at the moment"},
    {
        "de": "Es ist nichts verloren. Bitte öffnen Sie die Adresse in einer Minute noch einmal.",
        "en": "Nothing is lost. Please open the address again in a minute.",
    },
)

ADDRESS_TOO_LONG = Notice(
    414,
    {"de": "Diese Adresse ist zu lang", "en": "This address is too long"},
    {
        "de": "Eine Adresse dieser App hat weniger als 16 Kilobyte. Was darüber liegt, lesen wir nicht.",
        "en": "An address of this app is shorter than 16 kilobytes. We do not read a longer one.",
    },
)
