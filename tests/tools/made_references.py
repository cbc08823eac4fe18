"""References of works that do not exist, in forms that no style file has: what the world prints besides CSL styles.

Each is a list of pieces, (label, text): joined they are the printed line, and the label of every sign is known. Words
of titles and names are drawn from material handed in; the forms are drawn at random, so that a model learns signs and
shapes, and no particular style.
"""

from collections.abc import Callable

from tests.tools.made_parts import PLACES, WORDS, Parts, Piece


class Maker(Parts):
    """Makes references at random; the same seed makes the same ones."""

    def make(self) -> list[Piece]:
        """One reference, of a kind, language and form drawn at random."""
        kinds: tuple[Callable[[], list[Piece]], ...] = (
            self._article, self._chapter, self._meeting, self._book, self._thesis, self._report, self._web,
        )  # fmt: skip
        self._choose_form()
        pieces = self._random.choices(kinds, (30, 16, 15, 24, 4, 6, 5))[0]()
        if self._odds(0.08):
            pieces = [("other", self._pick(("[12] ", "3. ", "(4) ", "* "))), *pieces]
        if self._odds(0.12):
            pieces += [("", self._pick((". ", ", ", " ", " ("))), ("other", self._pick(WORDS.notes))]
        return [*pieces, ("", self._pick((".", ".", ".", "", ",", ". .", " ")))]

    def _article(self) -> list[Piece]:
        if self._odds(0.05):
            pieces = [*self._titled(), *self._opening()]
        else:
            pieces = self._opening()
            pieces += self._titled() if self._odds(0.96) else []
        if self._odds(0.06):
            pieces.append(("container", self._pick(("In ", "in ", "In: "))))
        pieces.append(("container", self._journal()))
        return [*pieces, *self._locator()]

    def _chapter(self) -> list[Piece]:
        pieces = [*self._opening(), *self._titled()]
        if self._odds(0.04):
            pieces += [("pages", f"({self._page_run()})"), ("", self._pick((" ", ", ")))]
        colon = "" if self.into.endswith(":") else self._pick(("", "", ":"))
        has_editors = self._odds(0.7)
        before = has_editors and self._odds(0.7)
        pieces.append(("editor" if before else "container", f"{self.into}{colon} "))
        if before:
            pieces += self._people_of_book()
        if self.quote[0] and self._odds(0.1):
            pieces += [("", self.quote[0]), ("container", self._title(book=True)), ("", self.quote[1])]
        else:
            pieces.append(("container", self._title(book=True)))
        if has_editors and not before:
            pieces += self._editors_after()
        return [*pieces, *self._end_of_book()]

    def _end_of_book(self) -> list[Piece]:
        """Edition, volume, pages and publication of a book that a chapter stands in."""
        page = f"{self.pages} {self._page_run()}" if self._odds(0.8) else self._page_run()
        undated = self.dated == "end"
        form = self._random.randrange(5)
        edition: list[Piece] = [("edition", self.edition.strip("()"))] if self._odds(0.12) else []
        volume: list[Piece] = [("volume", f"{self.vol} {self._random.randint(1, 30)}")] if self._odds(0.15) else []
        if form == 0:
            inside = [piece for part in (edition, volume, [("pages", page)]) for piece in (*part, ("", ", ")) if part][
                :-1
            ]
            return [("", " ("), *inside, ("", "). "), *self._published(undated)]
        extra = [piece for part in (edition, volume) if part for piece in (("", self._pick((", ", ". "))), *part)]
        if form == 1:
            return [*extra, ("", self._pick((", ", ". ", " "))), ("pages", page), ("", ". "), *self._published(undated)]
        if form == 2 and self.language == "en" and self._odds(0.5):
            series: list[Piece] = [("", ", "), ("volume", f"volume {self._random.randint(2, 9000)}"), ("", " "),
                                   ("other", f"of {self._pick(WORDS.series)}")]  # fmt: skip
            return [*series, ("", ", "), ("pages", f"pages {self._page_run()}"), ("", ". "), *self._published(True)]
        gap = ("", self._pick((". ", ". ", ", ", " ")))
        return [*extra, gap, *self._published(undated), ("", self._pick((", ", ". ", ": ", "; "))), ("pages", page)]

    def _meeting(self) -> list[Piece]:
        r = self._random
        pieces = [*self._opening(), *self._titled()]
        number = r.randint(2, 40)
        ordinal = f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10 if number // 10 != 1 else 0, 'th') }"
        if self._odds(0.3):
            ordinal = self._pick(("Third", "Fifth", "Eighteenth", "Twelfth", "First", "Second"))
        name = self._pick(WORDS.meetings).format(
            n=ordinal, y=self.year, t=self._pick(WORDS.topics), a=self._pick(WORDS.acronyms), s=self.year[2:]
        )
        into = self._pick(
            (
                "In ",
                "In ",
                "In ",
                "in ",
                "In: ",
                "",
                "Paper presented at the ",
                "Presented at ",
                "Poster session presented at ",
            )
        )
        if into.startswith("In") and self._odds(0.15):
            pieces += [("editor", into), *self._people_of_book()]
            into = ""
        pieces.append(("container", into + name))
        page: list[Piece] = [("", ", "), ("pages", f"{self.pages} {self._page_run()}")] if self._odds(0.7) else []
        volume: list[Piece] = [("", ", "), ("volume", f"{self.vol} {r.randint(1, 60)}")] if self._odds(0.12) else []
        place: list[Piece] = (
            [("", self._pick((", ", ". ", " ("))), ("place", self._place())] if self._odds(0.35) else []
        )
        if place and place[0][1] == " (":
            place.append(("", ")"))
        date = self.year if self._odds(0.55) else f"{self._pick(WORDS.months)} {self.year}"
        dated: list[Piece] = [("", self._pick((", ", ", ", ". ", " "))), ("date", date)] if self.dated == "end" else []
        house: list[Piece] = (
            [("", self._pick((". ", ", "))), ("publisher", self._publisher())] if self._odds(0.25) else []
        )
        parts = [volume, page, place, dated, house] if self._odds(0.6) else [place, house, dated, volume, page]
        return [*pieces, *(piece for part in parts for piece in part)]

    def _book(self) -> list[Piece]:
        pieces = self._opening()
        if pieces and pieces[0][0] == "author" and self._odds(0.12):
            marked = self.editors if self.editors.startswith(",") else f" {self.editors}"
            pieces = [("editor", self._names(4) + marked.rstrip(",")), *self._after_people()]
        pieces += [("title", self._title(book=True))]
        if self._odds(0.15):
            pieces += [("", self._pick((" (", ", ", ". "))), ("edition", self.edition.strip("()"))]
            if pieces[-2][1] == " (":
                pieces.append(("", ")"))
        if self._odds(0.08):
            volume = self._pick(
                (f"{self.vol} {self._pick(('1', '2', 'II', 'III', '23'))}", "2 vols", "4 vols", "3 vol")
            )
            pieces += [("", self._pick((", ", ". "))), ("volume", volume)]
            if self._odds(0.2):
                pieces += [("container", f" of {self._title(book=True)}")]
        pieces.append(("", self._pick((". ", ". ", ". ", ", ", " "))))
        published = self._published(self.dated == "end")
        if published[0][1] == "(":
            pieces[-1] = ("", " ")
        pieces += published
        if self._odds(0.08):
            number = self._random.randint(40, 900)
            pieces += [
                ("", self._pick((". ", ", "))),
                ("pages", f"{number} {self._pick(('p.', 'pp.', 's.', 'S.', 'pages'))}"),
            ]
        return pieces

    def _thesis(self) -> list[Piece]:
        pieces = [*self._opening(), ("title", self._title())]
        bracket = self._odds(0.4)
        pieces += [
            ("", " (" if bracket else ". "),
            ("other", self.thesis),
            ("", self._pick(("). ", "), ")) if bracket else ", "),
        ]
        pieces.append(("publisher", self._pick(WORDS.schools).format(n=self._proper_name())))
        if self._odds(0.4):
            pieces += [("", ", "), ("place", self._place())]
        if self.dated == "end":
            pieces += [
                ("", ", "),
                ("date", self.year if self._odds(0.6) else f"{self._pick(WORDS.months)} {self.year}"),
            ]
        return pieces

    def _report(self) -> list[Piece]:
        pieces = [*self._opening(), *self._titled()]
        tens = self._random.randint(1, 99)
        number = self._pick(WORDS.report_numbers).format(n=self._random.randint(1, 999), y=self.year[2:], m=tens)
        bracket = self._odds(0.25)
        genre = f"{self._pick(WORDS.genres)} {number}".strip()
        pieces += [("", "(" if bracket else ""), ("other", genre), ("", "). " if bracket else ", ")]
        groups = (self._pick(WORDS.laboratories).format(n=self._proper_name()), self._pick(WORDS.groups))
        pieces.append(("publisher", groups[self._odds(0.2)]))
        if self._odds(0.4):
            pieces += [("", ", "), ("place", self._place())]
        if self.dated == "end":
            pieces += [
                ("", ", "),
                ("date", self.year if self._odds(0.5) else f"{self._pick(WORDS.months)} {self.year}"),
            ]
        return pieces

    def _proper_name(self) -> str:
        return self._pick((self._random.choice(self._material.names)[1].title(), self._pick(PLACES).split(",")[0]))

    def _web(self) -> list[Piece]:
        pieces = [*self._opening(), *self._titled()]
        if self._odds(0.5):
            pieces += [("container", self._pick(WORDS.sites)), ("", self._pick((". ", ", ")))]
            pieces += [*self._published(False), ("", ". ")] if self._odds(0.3) else []
        elif self._odds(0.4):
            pieces += [*self._published(False), ("", ". ")]
        if self.dated == "end" and self._odds(0.6):
            pieces += [("date", f"{self._pick(WORDS.months)} {self._random.randint(1, 28)}, {self.year}"), ("", ". ")]
        return pieces
