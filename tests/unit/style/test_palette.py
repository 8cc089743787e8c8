"""Colours that can be read and told apart, computed."""

import colorsys
from itertools import combinations

import numpy as np
import pytest

from geomap.style import palette
from geomap.style.palette import FAMILIES, Pattern, style_of

#: Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
DEFICIENCIES = {
    "none": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE_D65 = TO_XYZ.sum(axis=1)
HUES = ("DEPLOYMENTS", "REINFORCEMENT", "EVENTS", "NEUTRAL")


def linear(color):
    """Return linear RGB of "#RRGGBB" (IEC 61966-2-1)."""
    srgb = np.array([int(color[start : start + 2], 16) for start in (1, 3, 5)]) / 255
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    """Return the contrast ratio of WCAG 2."""
    weights = np.array([0.2126, 0.7152, 0.0722])
    low, high = sorted(float(linear(color) @ weights) for color in (one, other))
    return (high + 0.05) / (low + 0.05)


def lab(rgb):
    scaled = TO_XYZ @ np.clip(rgb, 0, 1) / WHITE_D65
    f = np.where(scaled > (6 / 29) ** 3, np.cbrt(scaled), scaled / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def test_contrast_agrees_with_the_known_extremes():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("ground", ["LAND", "INTEREST", "WHITE", "NEIGHBOUR"])
@pytest.mark.parametrize("hue", HUES)
def test_hue_in_which_words_are_written_can_be_read_on_the_ground(hue, ground):
    assert contrast(getattr(palette, hue), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("ground", ["LAND", "INTEREST", "WHITE", "NEIGHBOUR"])
@pytest.mark.parametrize("ink", ["INK", "QUIET_INK"])
def test_names_can_be_read_on_every_ground(ink, ground):
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


def test_grey_of_what_is_superseded_can_be_seen_on_the_ground():
    assert contrast(palette.SUPERSEDED, palette.LAND) >= 3


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
@pytest.mark.parametrize(
    "one, other", list(combinations(("deployments", "reinforcement", "events"), 2))
)
def test_families_are_told_apart_with_every_kind_of_colour_vision(deficiency, one, other):
    seen = [lab(DEFICIENCIES[deficiency] @ linear(FAMILIES[key])) for key in (one, other)]

    assert float(np.linalg.norm(seen[0] - seen[1])) >= 20


@pytest.mark.parametrize("family", FAMILIES)
def test_patterns_of_a_family_differ_from_each_other(family):
    styles = [style_of(f"{family}.{pattern.value}") for pattern in Pattern]

    assert all(one != other for one, other in combinations(styles, 2))


@pytest.mark.parametrize("family", FAMILIES)
def test_patterns_differ_without_their_hue(family):
    def form(pattern):
        style = style_of(f"{family}.{pattern.value}")
        hatch = style.hatch and (style.hatch.angle, style.hatch.spacing)
        return style.stroke is not None, style.dash, hatch

    forms = [form(pattern) for pattern in Pattern]

    assert len(set(forms)) == len(Pattern)


def test_superseded_looks_the_same_in_every_family():
    assert len({style_of(f"{family}.superseded") for family in FAMILIES}) == 1


@pytest.mark.parametrize("key", ["", "nothing", "nothing.claimed", "events"])
def test_unknown_style_is_an_error(key):
    with pytest.raises((KeyError, ValueError)):
        style_of(key)


@pytest.mark.parametrize("family", FAMILIES)
def test_no_party_is_red_or_blue(family):
    red, green, blue = (float(value) for value in linear(FAMILIES[family]) ** (1 / 2.2))
    hue, _, saturation = colorsys.rgb_to_hls(red, green, blue)

    hue_deg = 360 * hue
    assert saturation < 0.1 or 20 < hue_deg < 190 or 260 < hue_deg < 335
