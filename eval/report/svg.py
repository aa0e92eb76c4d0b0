"""A chart as SVG that belongs to its page: titled for screen readers, with nothing active in it."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    from altair import LayerChart

NAMESPACE = "http://www.w3.org/2000/svg"
DRAWN = frozenset({"svg", "g", "path", "line", "rect", "circle", "text", "tspan", "defs", "clipPath", "title", "desc"})
"""What a plot consists of; anything else is left out."""


def svg(chart: LayerChart, name: str, title: str, description: str) -> str:
    """Draw a chart. ``name`` keeps its ids apart from those of other plots in the page."""
    import vl_convert

    return titled(vl_convert.vegalite_to_svg(chart.to_dict()), name, title, description)


def titled(drawn: str, name: str, title: str, description: str) -> str:
    """Give an SVG its title and description as one image, without scripts, links, pictures or Vega's own labels."""
    ElementTree.register_namespace("", NAMESPACE)
    root = ElementTree.fromstring(drawn)  # our own renderer's output: no doctype, no entities
    for element in list(root.iter()):
        for child in list(element):
            if str(child.tag).removeprefix(f"{{{NAMESPACE}}}") not in DRAWN:
                element.remove(child)
        for attribute in list(element.attrib):
            if attribute.startswith(("aria-", "on", "{")) or attribute in {"role", "href"}:
                del element.attrib[attribute]
    numbers = count(1)
    for element in root.iter():
        if given := element.get("id"):
            new = f"{name}-{next(numbers)}"
            for user in root.iter():
                for attribute, value in user.attrib.items():
                    user.set(attribute, value.replace(f"url(#{given})", f"url(#{new})"))
            element.set("id", new)
    for at, (tag, text) in enumerate((("title", title), ("desc", description))):
        label = ElementTree.Element(f"{{{NAMESPACE}}}{tag}", {"id": f"{name}-{tag}"})
        label.text = text
        root.insert(at, label)
    root.attrib |= {"role": "img", "aria-labelledby": f"{name}-title", "aria-describedby": f"{name}-desc"}
    return ElementTree.tostring(root, encoding="unicode")
