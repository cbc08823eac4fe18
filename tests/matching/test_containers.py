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
        ("Zh Nevrol Psikhiatr Im S S Korsakova", "Zhurnal nevrologii i psikhiatrii im. S.S. Korsakova"),
        ("Psychiatr Psychol Klin", "Psychiatria i Psychologia Kliniczna"),
        ("Rev Psiquiatr Salud Ment", "REVISTA DE PSIQUIATRÍA Y SALUD MENTAL"),
        ("Anadolu Psikiyatri Derg", "Anatolian Journal of Psychiatry"),
        ("Tidsskr Nor Laegeforen", "Tidsskrift for Den norske legeforening"),
        ("Ned Tijdschr Geneeskd", "Nederlands Tijdschrift voor Geneeskunde"),
        ("Srp Arh Celok Lek", "Srpski arhiv za celokupno lekarstvo"),
        ("Ann Med Psychol", "Annales Médico-psychologiques, revue psychiatrique"),
        ("Z Kinder Jugendpsychiatr Psychother", "Zeitschrift für Kinder- und Jugendpsychiatrie und Psychotherapie"),
        ("Natl Med J India", "National Medical Journal of India"),
        ("Transp Res Part A Policy Pract", "Transportation Research Part A: Policy and Practice"),
        ("NeurIPS", "Advances in Neural Information Processing Systems 33"),
        ("A Journal of Mood", "Journal of Mood"),
        ("ICML", "ICML 2019"),
        ("Proc. Int. Conf. Mach. Learn.", "Proceedings of the 36th International Conference on Machine Learning"),
        ("CVPR", "2016 IEEE Conference on Computer Vision and Pattern Recognition (CVPR)"),
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
        ("Lancet Neurology", "The Lancet Oncology"),
        ("Journal of Neurology", "Journal of Neurology, Neurosurgery & Psychiatry"),
        ("J Neurol", "Journal of Neuroradiology"),
        ("J Psychol", "Journal of Psychopathology"),
        ("Transportation Research Part A", "Transportation Research Part B"),
        ("Transportation Research Part A", "Transportation Research Part B: Methodological"),
        ("J Mater Chem", "Journal of Materials Chemistry A"),
        ("Acta Crystallogr A", "Acta Crystallographica Section B"),
        ("Cell", "Cells"),
        ("Cancer", "Cancers"),
        ("Gen", "Gene"),
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


def test_a_name_that_is_registered_in_another_script_only_is_not_compared() -> None:
    registered = work(container_title="中华精神科杂志", title="中国老年人抑郁")
    found = row("container-title", fields(), registered)
    assert found is not None
    assert (found.outcome.value, reason_words(found.reason)) == (
        "missing-registered",
        "the record has the name in another script only",
    )
    assert outcome("container-title", fields(title="中国老年人抑郁"), registered) == "major"
    assert outcome("container-title", fields(container_title="中华精神科杂志"), work()) == "major"
