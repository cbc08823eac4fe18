"""The parts of made references: names, dates, titles, locators, places and publishers, each in many forms."""

import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

Piece = tuple[str, str]
"""(label, text); the empty label marks signs between fields."""

WORDS = SimpleNamespace(**json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8")))
"""What made references are made of, of the project's own writing: names, places, publishers, words and forms.

In forms of locators: V volume, I issue, P pages, Y year, M month, D day; v, n, p the words for volume, number, pages.
"""
PLACES: Sequence[str] = WORDS.places
PUBLISHERS: Sequence[str] = WORDS.publishers


@dataclass(frozen=True)
class Material:
    """What made references are filled with, taken from real records: titles, containers, and (given, family)."""

    titles: Sequence[str]
    containers: Sequence[str]
    """Names of journals, whole and shortened."""
    names: Sequence[tuple[str, str]]
    publishers: Sequence[str]


class Parts:
    """Draws the parts of references at random; the same seed draws the same ones."""

    def __init__(self, material: Material, seed: int) -> None:
        self._material = material
        self._random = random.Random(seed)

    # What is drawn once for a reference

    def _choose_form(self) -> None:
        self.language = self._random.choices(("en", "fr", "de", "es", "it", "pt", "sk"), (76, 8, 5, 4, 3, 2, 2))[0]
        words = WORDS.words[self.language]
        self.into, self.editors, self.pages, self.vol, self.no, self.last, self.edition, self.thesis = (
            self._pick(words[i]) for i in range(8)
        )
        self.name_form = self._random.choices(range(15), (4, 3, 4, 2, 3, 2, 1.5, 4, 4, 1.5, 1, 1, 0.7, 1, 0.7))[0]
        self.inverted = self._odds(0.35)
        self.between = self._pick((", ", ", ", ", ", "; ", " ; ", " – ")) if self._odds(0.5) else ", "
        self.quote = self._random.choices(WORDS.quotes, (62, 16, 10, 4, 3, 3, 2))[0]
        self.stop = self._pick((". ", ". ", ". ", ", ", ", ", ": "))
        self.dated = self._pick(("after", "after", "after", "end", "end"))
        self.year = str(self._random.randint(1890, 2025) if self._odds(0.3) else self._random.randint(1975, 2025))

    def _odds(self, chance: float) -> bool:
        return self._random.random() < chance

    def _pick(self, choices: Sequence[str]) -> str:
        return self._random.choice(choices)

    # Names

    def _name(self, form: int) -> str:
        r = self._random
        known = self._odds(0.6)
        given, family = r.choice(self._material.names) if known else (r.choice(WORDS.given), r.choice(WORDS.family))
        given = given or r.choice(WORDS.given)
        if self._odds(0.3) and " " not in given:
            given += f" {r.choice(WORDS.given)[0]}." if self._odds(0.7) else f" {r.choice(WORDS.given)}"
        if self._odds(0.06):
            family = f"{r.choice(WORDS.particles)} {family}"
        if self._odds(0.02):
            family += self._pick((" Jr.", ", Jr.", " III", " Jr"))
        parts = [part for part in given.replace("-", " ").split() if part[:1].isalpha()] or ["A"]
        dotted = " ".join(f"{part[0].upper()}." for part in parts)
        massed = "".join(part[0].upper() for part in parts)
        return (
            f"{family}, {dotted}", f"{family}, {dotted.replace(' ', '')}", f"{family} {massed}", f"{family} {dotted}",
            f"{dotted} {family}", f"{dotted.replace(' ', '')} {family}", f"{massed} {family}", f"{given} {family}",
            f"{family}, {given}", f"{family} {given}", f"{family.upper()} {given}", f"{family.upper()}, {dotted}",
            f"{given} {family.upper()}", f"{family}, {massed}", f"{family.upper()}, {given}",
        )[form]  # fmt: skip

    def _names(self, most: int = 6, form: int | None = None) -> str:
        r = self._random
        form = self.name_form if form is None else form
        count = min(1 + int(r.expovariate(0.55)), most)
        later = r.choice((4, 5, 7)) if self.inverted and form in (0, 1, 8) else form
        names = [self._name(form if place == 0 else later) for place in range(count)]
        if count == 1:
            return names[0]
        if self._odds(0.12):
            return self.between.join(names) + self._pick((" et al.", ", et al.", " et al", " a kol.", " and others"))
        return self.between.join(names[:-1]) + self.last + names[-1]

    def _opening(self) -> list[Piece]:
        """Authors, and the year where the form has it after them."""
        pieces: list[Piece] = []
        chance = self._random.random()
        if chance < 0.06:
            pieces.append(("author", self._pick(WORDS.groups)))
        elif chance < 0.075:
            pieces.append(("author", self._random.choice(self._material.names)[1]))
        elif chance < 0.095:
            pieces.append(
                (
                    "author",
                    self._pick(
                        ("———", "–––––", "———", "———", "---", "______", "_____", "Anonymous", "COLLECTIF", "Anon")
                    ),
                )
            )
        elif chance > 0.14:
            pieces.append(("author", self._names()))
        if not pieces:
            self.dated = "end"
            return []
        return [*pieces, *self._after_people()]

    def _after_people(self) -> list[Piece]:
        if self.dated == "after":
            bare = self.year + ("a" if self._odds(0.08) else "")
            if self._odds(0.06):
                bare += f", {self._pick(WORDS.months[:12])}" + (
                    f" {self._random.randint(1, 28)}" if self._odds(0.6) else ""
                )
            form = self._pick(
                (" (%s). ", " (%s). ", " (%s) ", " %s. ", ", %s. ", ". %s. ", " (%s), ", " (%s): ", ", %s, ")
            )
            before, after = form.split("%s")
            return [("", before.rstrip("(")), ("date", ("(" if "(" in before else "") + bare), ("", after)]
        return [("", self._pick((". ", ". ", ", ", ", ", ": ", " : ", " ")))]

    # Titles and containers

    def _title(self, book: bool = False) -> str:
        r = self._random
        if self.language != "en" and self.language in WORDS.foreign:
            words = r.choices(WORDS.foreign[self.language], k=r.randint(3, 14))
            text = " ".join(words)
            text = text[0].upper() + text[1:]
            if self._odds(0.3):
                more = " ".join(r.choices(WORDS.foreign[self.language], k=r.randint(2, 8)))
                text += self._pick((" : ", ". ", ": ")) + more[0].upper() + more[1:]
            return text
        text = self.short_title() if self._odds(0.65 if book else 0.3) else r.choice(self._material.titles)
        words = text.split()
        if (book and len(words) > 9) or self._odds(0.2):
            text = " ".join(words[: r.randint(1, 9)]).rstrip(" ,;:.(-–")
        if (book and self._odds(0.6)) or self._odds(0.1):
            text = " ".join(
                word if word in _SMALL and i else word[:1].upper() + word[1:] for i, word in enumerate(text.split())
            )
        if self._odds(0.12):
            other = " ".join(r.choice(self._material.titles).split()[: r.randint(2, 7)]).rstrip(" ,;:.(-–")
            text = text.rstrip(".") + self._pick((": ", ". ", " – ", "? ", ", ")) + other[:1].upper() + other[1:]
        if self._odds(0.03):
            text += self._pick(
                (f", {r.randint(1700, 1950)}-{r.randint(1951, 2000)}", "?", "!", " II", f" in {r.randint(1850, 2010)}")
            )
        if self._odds(0.03):
            text += self._pick(
                (
                    " (abstract)",
                    " [abstract]",
                    " (in French)",
                    ", Spain",
                    ", western Texas, USA",
                    " in Kenya, 1990-1999",
                )
            )
        return text or "Notes"

    def short_title(self) -> str:
        """Titles as books and technical papers bear them, of words of our own."""
        r = self._random
        noun, other, third = r.sample(WORDS.nouns, 3)
        form = r.choice(WORDS.title_forms)
        family = r.choice(self._material.names)[1].title()
        year = r.randint(1600, 1960)
        text = form.format(
            n=noun, o=other, t=third, N=noun.title(), O=other.title(), T=third.title(), a=r.choice(WORDS.adjectives),
            A=r.choice(WORDS.adjectives).title(), g=r.choice(WORDS.doing), G=r.choice(WORDS.doing).title(),
            P=r.choice((*WORDS.proper, family)),
            Q=r.choice(WORDS.proper), U=r.choice(WORDS.made_up), y=year, z=year + r.randint(2, 60),
        )  # fmt: skip
        return str(text[:1].upper() + text[1:])

    def _titled(self, label: str = "title", book: bool = False) -> list[Piece]:
        opened, closed = self.quote if not book else ("", "")
        title = self._title(book)
        if not opened:
            return [(label, title), ("", " " if title[-1] in "?!" else self.stop)]
        inside = self._odds(0.6)
        mark = self.stop.strip()
        if self._odds(0.1):
            return [("", opened), (label, title), ("", closed + " ")]
        return [("", opened), (label, title), ("", f"{mark}{closed} " if inside else f"{closed}{mark} ")]

    def _journal(self) -> str:
        if self._odds(0.55):
            return self._pick(WORDS.journals)
        return self._random.choice(self._material.containers)

    def _locator(self) -> list[Piece]:
        r = self._random
        first = r.randint(1, 2500)
        dash = self._pick(("–", "-", "-", "--", "—"))
        last = str(first + r.randint(1, 40))
        page = f"{first}{dash}{last}"
        chance = r.random()
        if chance < 0.12:
            page = str(first)
        elif chance < 0.17:
            page = f"e{first}{r.randint(100, 999)}"
        elif chance < 0.22:
            page = f"{first}{dash}{last[-1]}"
        elif chance < 0.24:
            page = f"S{first}{dash}S{last}"
        volume = (
            str(r.randint(1, 400))
            if self._odds(0.95)
            else self._pick(("XII", "IV", "xi", "45A", "B12", "XXXVI", "VII", "A 34"))
        )
        issue = (
            str(r.randint(1, 12))
            if self._odds(0.85)
            else self._pick(
                ("Suppl 1", "3-4", "suppl. 2", "1/2", "3, Part 2", "Spring", "July-August", "12 August", "II")
            )
        )
        month = self._pick(WORDS.months)
        bare = self.dated == "after"
        forms = (WORDS.dated_locators if bare else WORDS.undated_locators)[: None if self.language == "en" else -3]
        if self.language != "en":
            forms = (*forms, *(WORDS.foreign_dated if bare else WORDS.foreign_undated))
        values = {
            "V": volume, "I": issue, "P": page, "Y": self.year, "M": month, "D": str(r.randint(1, 28)),
            "v": self.vol, "n": self.no, "p": self.pages,
        }  # fmt: skip
        return _filled(r.choice(forms), values)

    def _published(self, dated: bool) -> list[Piece]:
        """Place, publisher and year in one of many orders, as far as they are printed."""
        place, publisher = ("place", self._place()), ("publisher", self._publisher())
        form = self._pick(WORDS.publications)
        form = form.replace("[", "").replace("]", "") if dated else re.sub(r"\[.*?\]", "", form)
        fields = {"L": place, "P": publisher, "Y": ("date", self.year)}
        return [fields.get(sign, ("", sign)) for sign in form]

    def _place(self) -> str:
        if self._odds(0.85):
            return self._pick(PLACES)
        place = self._random.choice(self._material.names)[1].title()
        return place if self._odds(0.6) else f"{place}, {self._pick(('NY', 'CA', 'UK', 'Germany', 'MA', 'Italy'))}"

    def _publisher(self) -> str:
        if self._odds(0.85):
            return self._pick(PUBLISHERS if self._odds(0.75) else self._material.publishers)
        name = self._random.choice(self._material.names)[1].title()
        return self._pick(WORDS.houses).format(n=name, m=self._pick(WORDS.family))

    def _page_run(self) -> str:
        first = self._random.randint(1, 700)
        return f"{first}{self._pick(('–', '-', '--'))}{first + self._random.randint(2, 40)}"

    def _people_of_book(self) -> list[Piece]:
        form = self.name_form if self._odds(0.5) else self._random.choice((4, 5, 7))
        names = self._names(4, form)
        marked = self.editors if self.editors.startswith(",") else f" {self.editors}"
        return [("editor", names + marked), ("", self._pick((" ", ", ", ": ", ". ")))]

    def _editors_after(self) -> list[Piece]:
        """Editors behind the book's title: `, edited by A. Ash`, ` (Eds A. Ash)`, ` (A. Ash, ed.)` …"""
        names = self._names(3, self._random.choice((0, 4, 5, 6, 7)))
        if self._odds(0.3):
            return [("", " "), ("editor", f"({names}{self._pick((', ed.', ', eds.', ', Eds.', ', Editors'))})")]
        if self._odds(0.25):
            return [("", self._pick((", ", ". "))), ("editor", f"{names} {self.editors.lstrip(', ')}")]
        gap, by = self._pick(WORDS.led_in).split("|")
        return [("", gap), ("editor", f"{by} {names}"), *([("", ")")] if "(" in gap + by else [])]


_SMALL = frozenset(["of", "the", "and", "in", "for", "on", "to", "a", "an", "with", "by", "from", "at", "as", "or"])
_LABELS = {"V": "volume", "I": "issue", "P": "pages", "Y": "date", "M": "date", "D": "date"}


def _capitalised(text: str) -> str:
    words = enumerate(text.split())
    return " ".join(word if word in _SMALL and place else word[:1].upper() + word[1:] for place, word in words)


def _filled(form: str, values: dict[str, str]) -> list[Piece]:
    pieces: list[Piece] = []
    for number, part in enumerate(form.replace("}", "{").split("{")):
        if number % 2 == 0:
            pieces.append(("", part))
        else:
            pieces.append((_LABELS[part.split()[-1]], " ".join(values[sign] for sign in part.split())))
    return [piece for piece in pieces if piece[1]]
