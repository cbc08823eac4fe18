"""The words of every reason; and that each code in the program has words, with a place for each of its parameters."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import ldn_desk
from ldn_desk.domain.reason import Reason, because, own_words
from ldn_desk.domain.translation import Plural, use_translation
from ldn_desk.wording.reasons import REASON_WORDS, reason_words, reasons_words
from ldn_desk.wording.steps import STEPS

PROGRAM = Path(ldn_desk.__file__).parent
# Where the code itself is chosen by a variable: what it can be.
CHOSEN = {"code": {"name-misspelt", "other-given-name", "other-initials"}, "version": {"preprint", "published-version"}}
# These services put steps into words whose codes their own callers choose; `test_steps` knows them all.
CHOSEN_STEPS = {"services/appraisal.py", "services/undoing.py", "services/marking.py"}


def made() -> Iterator[tuple[str, frozenset[str]]]:
    """(code, names of its parameters) of each reason that the program makes."""
    for path in PROGRAM.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "because":
                (code,) = node.args
                if isinstance(code, ast.Name) and path.relative_to(PROGRAM).as_posix() in CHOSEN_STEPS:
                    continue
                names = frozenset(word.arg or "" for word in node.keywords)
                known = {code.value} if isinstance(code, ast.Constant) else CHOSEN[ast.unparse(code)]
                yield from ((str(each), names) for each in known)


def test_every_reason_that_is_made_has_words_for_all_its_parameters() -> None:
    for code, names in made():
        words = STEPS[code] if code in STEPS else REASON_WORDS[code]
        said = words if isinstance(words, Plural) else (words,)
        places = frozenset().union(*({name for _, name, _, _ in Formatter().parse(text) if name} for text in said))
        assert places <= names | {"n"}, code
        assert names <= places | {"n"}, code


def test_every_code_that_has_words_is_made_somewhere() -> None:
    assert {code for code, _names in made()} - set(STEPS) == set(REASON_WORDS)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (None, ""),
        (because("another-title"), "another title"),
        (because("names-not-in-record", n=3, total=4), "3 of 4 printed names are not in the record"),
        (because("numbers-missing", n=1, missing=(7,), before=6, next=8), "Number 7 is missing: after 6 comes 8."),
        (
            because("numbers-missing", n=2, missing=(7, 8), before=6, next=9),
            "Numbers 7, 8 are missing: after 6 comes 9.",
        ),
        (because("fits-but-for", fields=("title", "issued"), others=("page",)), "title, year fit; not the same: pages"),
        (
            because("together", reasons=(because("words-left-out", words="a"), because("words-left-out", words="b"))),
            "“a” is left out; “b” is left out",
        ),
        (
            because("in-field", field="issued", reason=because("years-of-record", years="online 2016")),
            "year: online 2016",
        ),
        (because("no-answer", source="pubmed"), "PubMed did not answer for this DOI"),
        (because("opens-instead", thing="reply"), "the DOI opens a reply"),
        (own_words("Nobody knows why."), "Nobody knows why."),
    ],
)
def test_a_reason_is_put_into_words(reason: Reason | None, words: str) -> None:
    assert reason_words(reason) == words


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (because("found-in-dreams", night="Monday"), "found in dreams, Monday"),
        (because("words-left-out", n=1), "words left out, 1"),
        (because("names-not-in-record", total=4), "names not in record, 4"),
        (because("names-not-in-record", n="many", total=4), "names not in record, 4"),
        (because("opens-instead", thing="a-poem"), "the DOI opens a-poem"),
    ],
)
def test_what_this_desk_has_no_words_for_is_said_by_its_code(reason: Reason, words: str) -> None:
    assert reason_words(reason) == words


class Bracketed:
    """Every text in brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@pytest.fixture
def other_language() -> Iterator[None]:
    use_translation(Bracketed())
    yield
    use_translation(None)


def test_a_later_language_reaches_what_was_kept_before(other_language: None) -> None:
    kept = (because("in-field", field="title", reason=because("another-title")), own_words("Nobody knows why."))
    assert reasons_words(kept) == ("⟦⟦title⟧: ⟦another title⟧⟧", "Nobody knows why.")
    assert reason_words(because("names-not-in-record", n=1, total=4)).startswith("⟦1 of 4 printed")
