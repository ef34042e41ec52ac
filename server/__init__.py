"""What the process answers besides Streamlit: first document, headers, compression, fonts, health.

This package knows no screen. `app.py` tells it which addresses are pages and what to load before the
first visitor; everything else here would serve any other Streamlit app as well.
"""

from starlette.middleware import Middleware

from server.compression import Compression
from server.guard import Guard
from server.headers import SecurityHeaders
from server.preload import preloading
from server.routes import routes

__all__ = ["middleware", "preloading", "routes"]

# The outermost comes first: a refusal by the guard carries the security headers too.
middleware = [Middleware(SecurityHeaders), Middleware(Guard), Middleware(Compression)]
