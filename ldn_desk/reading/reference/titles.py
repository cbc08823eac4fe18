"""Telling title from container (journal, proceedings, book) in what is left between authors and locator."""

import re
from collections import deque
from functools import lru_cache

from ldn_desk.reading.reference.cue_words import PLACES
from ldn_desk.reading.reference.journal_words import is_short_form, may_be_short_form, opens_journal
from ldn_desk.reading.text.characters import word_set

_SMALL = word_set("""
    of the and in for on de la et für der di del e y a an to und des du dell della van voor i with at from by zur les
    le el los las para da do dos das en och og al sur der die das am im aux au von vom zum dem per con por delle nella
    """)
_BRANDS = word_set(
    "elife mbio npj bmj biorxiv medrxiv psyarxiv arxiv mspace msphere msystems jama ebiomedicine iscience"
)
_STOPS = re.compile(r"[.?!][\"”’')\]]?\s+(?=\S)|—\s(?=[A-Z])|(?<=[\u3040-\u9fff])\.(?=[\u3040-\u9fff])")
_QUOTED = re.compile(
    r"(?:[“\"«„]|»(?=[^«]{8,600}«))(.{8,600}?)([.,?!]?)[”\"»“«]([.,;]?)\s*(?=\S|$)|[‘'](.{15,600}?)([.,?!]?)[’']([.,])\s+(?=\S|$)"
)
_SHORT_AFTER_COMMA = re.compile(r",\s(?:[A-Z][A-Za-z]{0,8}\.\s){0,4}[A-Z][A-Za-z]{0,6}$")
_MOST_WORDS = 16
_MOST_WORDS_OF_LAST = 8
_NOT_IN_LAST = '0123456789.:?!()[]“”"'


@lru_cache(maxsize=8192)
def is_container(text: str) -> bool:
    """Whether the words could be a container's name: capitalised, and any full stop in them after a short form."""
    words = text.split()
    if not words or len(words) > _MOST_WORDS or not _may_open(words[0]):
        return False
    if (
        text.startswith(("Journal of ", "The Journal of ", "J. ", "Proceedings of "))
        and len(words) < 12
        and ". " not in text[3:]
    ):
        return True
    stopped = [word for word in words[:-1] if word.endswith(".")]
    if any((word[:-1].casefold() in PLACES and len(word) > 4) or word[:-1].isdecimal() for word in stopped):
        return False
    mostly_short = 2 * len(stopped) > len(words) - 1 and all(may_be_short_form(word) for word in stopped)
    return all(_fits(word) for word in words) and (mostly_short or all(is_short_form(word) for word in stopped))


def _may_open(word: str) -> bool:
    return word[:1].isupper() or not word[:1].isascii() or word.strip(".").casefold() in _BRANDS or word[:1].isdigit()


def _fits(word: str) -> bool:
    bare = word.strip("(),:;&[]\"'“”.–-/")
    if not bare or not bare[:1].islower():
        return not bare[:1].isdigit() or len(bare) < 5
    return bare in _SMALL or bare in _BRANDS or any(letter.isupper() for letter in bare) or "’" in bare[:3]


def split_title(middle: str, has_locator: bool) -> tuple[str, str]:
    """(title, container) of the words between authors and locator; without a locator a container is hard to tell."""
    middle = middle.strip().replace("``", "“").replace("''", "”")
    quoted = _QUOTED.match(middle)
    if quoted and _closes(quoted, middle):
        title, mark = (quoted.group(1), quoted.group(2)) if quoted.group(1) else (quoted.group(4), quoted.group(5))
        return title + (mark if mark in "?!" else ""), clean_container(middle[quoted.end() :])
    if not has_locator:
        return clean_title(middle), ""
    if _is_shortened(middle):
        return "", clean_container(middle)
    return _by_stop(middle) or _by_comma(middle) or _undivided(middle) or _by_last_stop(middle)


def _is_shortened(middle: str) -> bool:
    """`Angew. Chem. Int. Ed.`: nothing but short forms, of which half are known."""
    words = middle.split()
    known = sum(map(is_short_form, words))
    return (
        2 < len(words) < 9
        and all(word.endswith(".") and word[0].isupper() for word in words)
        and 2 * known >= len(words)
    )


def _closes(quoted: re.Match[str], middle: str) -> bool:
    """Whether the quotation is the whole title: a sign stands at its end, inside or outside."""
    signs = (quoted.group(2) or "") + (quoted.group(3) or "") + (quoted.group(5) or "") + (quoted.group(6) or "")
    return bool(signs) or quoted.end() == len(middle) or middle[quoted.end() : quoted.end() + 3] in ("In ", "in ")


def _by_stop(middle: str) -> tuple[str, str] | None:
    for stop in _STOPS.finditer(middle):
        container = middle[stop.end() :]
        if len(container) > 200 or _too_early(middle[: stop.start()]):
            continue
        if is_container(clean_container(container)):
            return clean_title(middle[: stop.end()]), clean_container(container)
    return None


def _too_early(title: str) -> bool:
    """`J. Physiol.` or `…, Clim. Dynam.` parted after its first word, which is itself a container's short form."""
    if _SHORT_AFTER_COMMA.search(title):
        return True
    return len(title) < 30 and len(title.split()) < 4 and all(is_short_form(word) for word in title.split())


def _by_comma(middle: str) -> tuple[str, str] | None:
    places = [match.start() for match in re.finditer(r",\s", middle)]
    fitting = [
        place for place in places if len(middle) - place < 160 and is_container(clean_container(middle[place + 1 :]))
    ]
    if not fitting:
        return None
    opening = [place for place in fitting if opens_journal(middle[place + 1 :].strip())]
    place = (opening or fitting[-1:])[0]
    return clean_title(middle[:place]), clean_container(middle[place + 1 :])


def _undivided(middle: str) -> tuple[str, str] | None:
    """Chemistry and physics print no title: `Nano Lett.` alone is a container."""
    container = clean_container(middle)
    return ("", container) if len(container.split()) <= 8 and is_container(container) else None


def _by_last_stop(middle: str) -> tuple[str, str]:
    """What stands in a volume stands in something: at worst in what the last sentence names, `Plos one`."""
    stop = deque(_STOPS.finditer(middle), maxlen=1)
    last = clean_container(middle[stop[0].end() :]) if stop else ""
    if (
        last[:1].isupper()
        and len(last.split()) <= _MOST_WORDS_OF_LAST
        and not any(sign in last for sign in _NOT_IN_LAST)
    ):
        return clean_title(middle[: stop[0].end()]), last
    return clean_title(middle), ""


def clean_title(text: str) -> str:
    """A title without the signs that part it from its neighbours."""
    title = text.lstrip(" .,;:").rstrip(" ,;:")
    while title.endswith((".", ",")) and not title.endswith("..."):
        title = title[:-1].rstrip()
    return title


def clean_container(text: str) -> str:
    """A container's name without the signs and the `In:` before it; the full stop of a last short form is kept."""
    container = text.strip(" ,;:").removeprefix("In: ").removeprefix("In ").removeprefix("in ")
    words = container.split()
    only_last = container.endswith(".") and not any(word.endswith(".") for word in words[:-1])
    if only_last and (not is_short_form(words[-1]) or any(map(is_short_form, words[:-1]))):
        container = container[:-1]
    return container.strip(" ,;:")
