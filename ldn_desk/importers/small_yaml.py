"""The part of YAML that lists of references are written in: block mappings and sequences, scalars, flow values.

Anchors, tags and several documents are not read; what is not understood is left out, and nothing is ever built but
dictionaries, lists and text.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

_PAIR = re.compile(r"(\"[^\"]{1,80}\"|'[^']{1,80}'|[\w][\w .:/@-]{0,80}?)[ \t]*:(?:[ \t]+(.*))?$")
_FLOW = re.compile(
    r"\s*(\"(?:[^\"\\]|\\.){0,20000}\"|'[^']{0,20000}'|[\[\]{},]|:(?=\s)"
    r"|(?:[^\s\[\]{},:]|:(?!\s)|[ \t](?=[^\s])){1,20000})"
)
_DEEPEST = 24
_MOST_LINES = 200_000


@dataclass(slots=True)
class _Line:
    indent: int
    text: str


def read_yaml(text: str) -> Any:
    """The value of the text: dictionaries, lists and strings; None where it holds nothing that can be read."""
    lines = []
    for line in text.split("\n", _MOST_LINES)[:_MOST_LINES]:
        shown = line.rstrip()
        bare = shown.lstrip(" ")
        if bare and not bare.startswith("#"):
            lines.append(_Line(len(shown) - len(bare), bare))
    value, _place = _value(lines, 0, 0)
    return value


def _value(lines: list[_Line], place: int, depth: int) -> tuple[Any, int]:
    if place >= len(lines) or depth > _DEEPEST:
        return None, len(lines)
    first = lines[place]
    if first.text == "-" or first.text.startswith("- "):
        return _sequence(lines, place, depth)
    if first.text[0] in "[{":
        return _flow(lines, place)
    return _mapping(lines, place, depth) if _PAIR.match(first.text) else (_scalar(first.text), place + 1)


def _sequence(lines: list[_Line], place: int, depth: int) -> tuple[list[Any], int]:
    indent, items = lines[place].indent, []
    while place < len(lines) and lines[place].indent == indent and lines[place].text.startswith("-"):
        rest = lines[place].text[1:].lstrip(" ")
        if rest:
            # What follows the dash is the first line of the item, as deep as it stands.
            lines[place] = _Line(indent + len(lines[place].text) - len(rest), rest)
        else:
            place += 1
        if place < len(lines) and lines[place].indent > indent:
            item, place = _value(lines, place, depth + 1)
            items.append(item)
    return items, place


def _mapping(lines: list[_Line], place: int, depth: int) -> tuple[dict[str, Any], int]:
    indent = lines[place].indent
    found: dict[str, Any] = {}
    while place < len(lines) and lines[place].indent >= indent:
        pair = _PAIR.match(lines[place].text) if lines[place].indent == indent else None
        place += 1
        if pair is None:
            continue
        value, place = _of_key(lines, place, indent, (pair.group(2) or "").strip(), depth)
        found[pair.group(1).strip("\"'")] = value
    return found, place


def _of_key(lines: list[_Line], place: int, indent: int, rest: str, depth: int) -> tuple[Any, int]:
    """The value of a key: on its line, or on the deeper lines below."""
    below = place
    while below < len(lines) and lines[below].indent > indent:
        below += 1
    if not rest:
        starts_list = below == place and below < len(lines) and lines[below].text.startswith("- ")
        if below > place or (starts_list and lines[below].indent == indent):
            return _value(lines, place, depth + 1)
        return "", place
    deeper = [line.text for line in lines[place:below]]
    if rest[0] in "|>" and len(rest) < 4:
        return ("\n" if rest[0] == "|" else " ").join(deeper), below
    if rest[0] in "[{":
        return _flow_text(" ".join((rest, *deeper))), below
    return _scalar(" ".join((rest, *deeper))), below


def _flow(lines: list[_Line], place: int) -> tuple[Any, int]:
    """A flow value, JSON or nearly so, on this line and the ones below up to where its brackets close."""
    text, depth = "", 0
    while place < len(lines):
        line = lines[place].text
        text += line + " "
        depth += sum(line.count(sign) for sign in "[{") - sum(line.count(sign) for sign in "]}")
        place += 1
        if depth <= 0:
            break
    return _flow_text(text), place


def _flow_text(text: str) -> Any:
    """JSON, or YAML's flow values, whose texts need no quotes."""
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        value, _place = _flow_value(_FLOW.findall(text), 0, 0)
        return value


def _flow_value(signs: list[str], place: int, depth: int) -> tuple[Any, int]:
    if place >= len(signs) or depth > _DEEPEST:
        return None, len(signs)
    if signs[place] == "[":
        return _flow_items(signs, place + 1, depth)
    if signs[place] == "{":
        return _flow_pairs(signs, place + 1, depth)
    return _scalar(signs[place]), place + 1


def _flow_items(signs: list[str], place: int, depth: int) -> tuple[list[Any], int]:
    items = []
    while place < len(signs) and signs[place] != "]":
        if signs[place] in ",}:":
            place += 1
            continue
        item, place = _flow_value(signs, place, depth + 1)
        items.append(item)
    return items, place + 1


def _flow_pairs(signs: list[str], place: int, depth: int) -> tuple[dict[str, Any], int]:
    found: dict[str, Any] = {}
    while place < len(signs) and signs[place] != "}":
        if place + 1 < len(signs) and signs[place + 1] == ":":
            key = str(_scalar(signs[place]))
            found[key], place = _flow_value(signs, place + 2, depth + 1)
        else:
            place += 1
    return found, place + 1


def _scalar(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    if len(text) > 1 and text[0] == text[-1] == '"':
        try:
            return str(json.loads(text, strict=False))
        except ValueError:
            return text[1:-1]
    return re.sub(r"\s#.{0,200}$", "", text)
