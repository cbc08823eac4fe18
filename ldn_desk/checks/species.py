"""Species: the sentence speaks of people, the source of animals or cells, or the other way round."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ldn_desk.domain.verdict import Point
from ldn_desk.domain.words import tr
from ldn_desk.plugins.contracts import Case

# Words that mean people studied: "human" alone may be a vector, a gene or a use.
_PEOPLE = re.compile(
    r"\b(?:patients?|participants?|volunteers?|children|adolescents|women|adults|infants?|(?:in|of) humans)\b",
    re.IGNORECASE,
)
_ANIMALS = re.compile(
    r"\b(?:mice|mouse|murine|rats?|rodents?|zebrafish|macaques?|rhesus|hamsters?|ferrets?|guinea pigs?|piglets?"
    r"|drosophila|c\. elegans|in vitro|cell lines?|cultured (?:\w+ ){0,2}cells)\b",
    re.IGNORECASE,
)
# Both worlds in one sentence, or an animal that is no model.
_BOTH = re.compile(
    r"\b(?:animal models?|(?:non-?human )?primates?|NHPs?|preclinical|translat\w+|xenograft\w*"
    r"|humani[sz]ed|mouse antibod\w+|rat-bite|monoclonal)\b",
    re.IGNORECASE,
)


class Species:
    """Raised only where the sentence names one side alone, and title, abstract and subject headings the other alone."""

    rule = "species"

    @property
    def label(self) -> str:
        """What the reader sees as the name of the check."""
        return tr("Species")

    def points(self, case: Case) -> Sequence[Point]:
        """At most one point a citation, with the words as they stand in the sentence and in the title."""
        people, animals, both = _sides(case.title)
        if both or not (people or animals) or (people and animals):
            return ()
        wider = _sides(" ".join((case.abstract, *case.subjects)))
        if (animals and wider[0]) or (people and wider[1]) or wider[2]:
            return ()
        raised = []
        for index, citation in enumerate(case.citations):
            said_people, said_animals, said_both = _sides(citation.sentence)
            if said_both or (said_people and said_animals):
                continue
            said, against = (said_people, animals) if animals else (said_animals, people)
            if said and against:
                raised.append(Point(self.rule, said, against, index))
        return raised


@lru_cache(maxsize=256)
def _sides(text: str) -> tuple[str, str, bool]:
    """The words for people, the words for animals and cells, and whether both worlds are spoken of."""
    people, animals = _PEOPLE.search(text), _ANIMALS.search(text)
    return people.group() if people else "", animals.group() if animals else "", _BOTH.search(text) is not None
