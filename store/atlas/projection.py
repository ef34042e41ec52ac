"""The map's plane: Lambert's azimuthal equal-area projection for Europe (EPSG:3035), in steps of a whole number.

Equal area, because a choropleth is read by area. Formulas: Snyder, Map Projections – A Working Manual (USGS
Professional Paper 1395, 1987), pp. 187–190, with the ellipsoid GRS 80. In numpy, so that the running app needs no
geographic library to place a point.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from calc.outcome import Column

METRES = 100
"""Metres to one step of the map."""

WEST, NORTH = 4_030_000, 3_555_000
"""Easting and northing of the map's upper left corner in EPSG:3035."""

WIDTH, HEIGHT = 6_440, 8_730
"""Steps from left to right and from top to bottom; y counts downwards."""

_RADIUS, _FLATTENING = 6_378_137.0, 1 / 298.257222101
_E2 = _FLATTENING * (2 - _FLATTENING)
_E = np.sqrt(_E2)
_LATITUDE, _LONGITUDE = np.radians(52.0), np.radians(10.0)
_EASTING, _NORTHING = 4_321_000.0, 3_210_000.0


def project(latitude: ArrayLike, longitude: ArrayLike) -> tuple[Column, Column]:
    """Degrees (WGS 84) to x and y on the map, in steps, not rounded; shapes as given."""
    q, shift = _authalic(np.sin(np.radians(latitude))), np.radians(longitude) - _LONGITUDE
    beta = np.arcsin(np.clip(q / _Q_POLE, -1.0, 1.0))
    b = _RQ * np.sqrt(2 / (1 + _SIN_1 * np.sin(beta) + _COS_1 * np.cos(beta) * np.cos(shift)))
    easting = _EASTING + b * _D * np.cos(beta) * np.sin(shift)
    northing = _NORTHING + b / _D * (_COS_1 * np.sin(beta) - _SIN_1 * np.cos(beta) * np.cos(shift))
    return (easting - WEST) / METRES, (NORTH - northing) / METRES


def unproject(x: ArrayLike, y: ArrayLike) -> tuple[Column, Column]:
    """Steps on the map back to latitude and longitude in degrees."""
    east = (np.asarray(x, dtype=np.float64) * METRES + WEST - _EASTING) / _D
    north = (NORTH - np.asarray(y, dtype=np.float64) * METRES - _NORTHING) * _D
    rho = np.maximum(np.hypot(east, north), 1e-9)
    c = 2 * np.arcsin(rho / (2 * _RQ))
    beta = np.arcsin(np.cos(c) * _SIN_1 + north * np.sin(c) * _COS_1 / rho)
    shift = np.arctan2(east * np.sin(c), rho * _COS_1 * np.cos(c) - north * _SIN_1 * np.sin(c))
    e4, e6 = _E2**2, _E2**3
    latitude = (
        beta
        + (_E2 / 3 + 31 * e4 / 180 + 517 * e6 / 5040) * np.sin(2 * beta)
        + (23 * e4 / 360 + 251 * e6 / 3780) * np.sin(4 * beta)
        + 761 * e6 / 45360 * np.sin(6 * beta)
    )
    return np.degrees(latitude), np.degrees(shift + _LONGITUDE)


def _authalic(sine: NDArray[np.float64]) -> NDArray[np.float64]:
    q: NDArray[np.float64] = (1 - _E2) * (
        sine / (1 - _E2 * sine**2) - np.log((1 - _E * sine) / (1 + _E * sine)) / (2 * _E)
    )
    return q


_Q_POLE = _authalic(np.array(1.0))
_RQ = _RADIUS * np.sqrt(_Q_POLE / 2)
_BETA_1 = np.arcsin(_authalic(np.sin(_LATITUDE)) / _Q_POLE)
_SIN_1, _COS_1 = np.sin(_BETA_1), np.cos(_BETA_1)
_D = _RADIUS * np.cos(_LATITUDE) / np.sqrt(1 - _E2 * np.sin(_LATITUDE) ** 2) / (_RQ * _COS_1)
