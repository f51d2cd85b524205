"""Looks at drawn figures for the tests of this folder."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> ET.Element:
    """Read a figure as XML; raises if it is not well formed."""
    return ET.fromstring(svg)  # noqa: S314 - our own output


def texts(svg: str) -> list[str]:
    """All printed texts, each with its parts joined."""
    return ["".join(each.itertext()) for each in parsed(svg).iter(f"{SVG}text")]


def paths(svg: str, colour: str, attribute: str = "stroke") -> list[str]:
    """The data of all paths drawn in a colour."""
    return [
        each.attrib["d"]
        for each in parsed(svg).iter(f"{SVG}path")
        if each.attrib.get(attribute) == colour
    ]


def forbidden(svg: str) -> list[str]:
    """What a strict content security policy would refuse."""
    found = [each.tag for each in parsed(svg).iter() if each.tag in {f"{SVG}style", f"{SVG}script"}]
    for element in parsed(svg).iter():
        found += [
            name
            for name, value in element.attrib.items()
            if name == "style" or name.startswith("on") or re.search(r"(url\(|javascript:)", value)
        ]
    return found


def contrast_with_white(colour: str) -> float:
    """Contrast by the formula of WCAG 2.2."""
    channels = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels
    ]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
