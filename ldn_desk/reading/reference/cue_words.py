"""Words and places that tell the fields of a printed reference apart, in small letters (`resources/words/`)."""

from ldn_desk.domain.word_lists import word_list

CUES = frozenset(word_list("model_words"))
"""Words that a model may know by themselves; any other word counts by its shape alone."""
DATE_WORDS = frozenset(word_list("model_date_words"))
PLACES = frozenset(word_list("places_of_publication"))
PUBLISHERS = frozenset(word_list("publishers"))
