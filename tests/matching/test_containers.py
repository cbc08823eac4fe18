import pytest

from ldn_desk.matching.containers import abbreviates, agree
from ldn_desk.wording.reasons import reason_words
from tests.matching.making import fields, outcome, row, work


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("J Affect Disord", "Journal of Affective Disorders"),
        ("Nat. Rev. Immunol.", "Nature Reviews Immunology"),
        ("Proc Natl Acad Sci U S A", "Proceedings of the National Academy of Sciences"),
        (
            "Proc. Natl. Acad. Sci. U.S.A.",
            "Proceedings of the National Academy of Sciences of the United States of America",
        ),
        ("PNAS", "Proceedings of the National Academy of Sciences"),
        ("Lancet", "The Lancet"),
        ("Pain & Headache", "Pain and Headache"),
        ("European journal of pain (London, England)", "European Journal of Pain"),
        ("bioRxiv : the preprint server for biology", "bioRxiv"),
        ("BMJ", "British Medical Journal"),
        ("Archives of General Psychiatry", "JAMA Psychiatry"),
        ("SOSP", "Proceedings of the 29th Symposium on Operating Systems Principles"),
        ("KDD", "Proceedings of the SIGKDD Conference on Data"),
        ("Acta Crystallogr D", "Acta Crystallographica Section D Structural Biology"),
        ("Graefes Arch Ophthalmol", "Graefe's Archive for Ophthalmology"),
        ("Annales d'Oncologie", "Ann Oncol"),
        ("Med Hypotheses", "Medical Hypotheses"),
        ("Jpn J Med", "Japanese Journal of Medicine"),
        ("The Canadian veterinary journal", "The Canadian veterinary journal = La revue veterinaire canadienne"),
        ("Mood Research Supplement", "Mood Research"),
        ("Mood Research Series 2", "Mood Research Part 2 Supplement"),
    ],
)
def test_abbreviations_acronyms_and_renames_never_count(one: str, other: str) -> None:
    assert agree(one, other)[0]
    assert agree(other, one)[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lancet", "Lancet Neurology"),
        ("J Neurol", "Journal of Neurosurgery"),
        ("Journal of Epidemiology", "International Journal of Epidemiology"),
        ("JAMA", "JAMA Neurology"),
        ("Ecology", "Fire Ecology"),
        ("ICML", "Nature Communications"),
        ("Am J Med", "American Journal of Medical Genetics"),
        ("Physical Review A", "Physical Review E"),
        ("Phys Rev", "Rev Phys"),
        ("Series", "Mood Research"),
        ("—", "Nature"),
    ],
)
def test_another_journal_is_another_journal(one: str, other: str) -> None:
    assert not agree(one, other)[0]


def test_a_journal_may_be_named_by_any_name_of_the_record() -> None:
    described = work(container_title="", container_titles=("Stimmungsforschung", "J Mood Res"))
    assert outcome("container-title", fields(), described) == "same"


def test_a_shared_issn_settles_it() -> None:
    found = row("container-title", fields(container_title="Old Name", ISSN=("1234-5679",)), work(ISSN=("1234-5679",)))
    assert found is not None
    assert (found.outcome.value, reason_words(found.reason)) == ("same", "the same ISSN")


def test_another_container_is_major_and_said_so() -> None:
    article = row("container-title", fields(container_title="Nature"), work())
    chapter = row("container-title", fields(container_title="Nature", type="chapter"), work(type="chapter"))
    assert article is not None
    assert chapter is not None
    assert (article.outcome.value, reason_words(article.reason)) == ("major", "another journal")
    assert reason_words(chapter.reason) == "another title of the whole"


def test_an_abbreviation_must_use_up_every_word() -> None:
    assert abbreviates(("j", "mood"), ("journal", "mood"))
    assert not abbreviates(("j", "mood"), ("journal", "mood", "research"))
    assert not abbreviates(("j", "mood", "pain"), ("journal", "mood"))
    assert not abbreviates(("usa",), ("journal",))
