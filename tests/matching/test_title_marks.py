import pytest

from ldn_desk.matching.title_marks import mark_of, without_mark


@pytest.mark.parametrize(
    ("title", "bare", "kind", "mark"),
    [
        ("RETRACTED: Tea and moods", "Tea and moods", "retraction", "RETRACTED"),
        ("Retracted: Tea and moods", "Tea and moods", "retraction", "Retracted"),
        ("<b>RETRACTED</b>: Tea and moods", "Tea and moods", "retraction", "RETRACTED"),
        ("RETRACTED ARTICLE: Tea and moods", "Tea and moods", "retraction", "RETRACTED ARTICLE"),
        ("Retracted article: Tea and moods", "Tea and moods", "retraction", "Retracted article"),
        ("RETRACTED ARTICLE Tea and moods", "Tea and moods", "retraction", "RETRACTED ARTICLE"),
        ("RETRACTED - Tea and moods", "Tea and moods", "retraction", "RETRACTED"),
        ("[Retracted] Tea and moods", "Tea and moods", "retraction", "Retracted"),
        ("(withdrawn paper) Tea and moods", "Tea and moods", "withdrawal", "withdrawn paper"),
        ("WITHDRAWN: Tea and moods", "Tea and moods", "withdrawal", "WITHDRAWN"),
        ("TEMPORARY REMOVAL: Tea and moods", "Tea and moods", "removal", "TEMPORARY REMOVAL"),
        ("Removed: Tea and moods", "Tea and moods", "removal", "Removed"),
        ("EXPRESSION OF CONCERN: Tea", "Tea", "expression_of_concern", "EXPRESSION OF CONCERN"),
        ("Tea and moods (Retracted)", "Tea and moods", "retraction", "Retracted"),
        ("Tea and moods [RETRACTED].", "Tea and moods", "retraction", "RETRACTED"),
        ("Tea (Retracted Article. See vol 9, 2012)", "Tea", "retraction", "Retracted Article. See vol 9, 2012"),
        ("Tea (Retracted article. See vol 9(2), 2012)", "Tea", "retraction", "Retracted article. See vol 9(2), 2012"),
        ("Tea and moods - Retracted", "Tea and moods", "retraction", "Retracted"),
        ("Tea and moods. WITHDRAWN", "Tea and moods", "withdrawal", "WITHDRAWN"),
    ],
)
def test_the_forms_in_which_registries_mark_titles_tell_a_notice(title: str, bare: str, kind: str, mark: str) -> None:
    assert (without_mark(title), mark_of(title)) == ((bare, kind), mark)


@pytest.mark.parametrize(
    "title",
    [
        "Tea and moods",
        "Surgery of upper eyelid retraction",
        "Life after the drug was withdrawn",
        "How much tea was removed?",
        "Retraction: how growth cones find their way",
        'Retraction of "Tea and moods"',
        "Retraction notice to: Tea",
        "Removed - women in care",
        "Retracted papers live on",
        "Retracted articles, read again",
        "Coming off tea: when it is withdrawn",
        "Expression of concern: how nurses speak",
        "Editorial: an expression of concern",
        "Tea and moods: retracted",
        "Two teeth (one removed) and what became of them",
        "[Retracted]",
        "",
    ],
)
def test_words_of_an_ordinary_title_are_no_mark(title: str) -> None:
    assert (without_mark(title), mark_of(title)) == ((title, ""), "")
