"""Names of journals and meetings, from what is printed to what a whole check tells."""

from typing import Any

import pytest

from ldn_desk.domain.bibliography import Fields
from tests.services.registered import printed, registered, verdicts


@pytest.mark.parametrize(
    ("container", "record"),
    [
        ("Zh Nevrol Psikhiatr Im S S Korsakova", "Zhurnal nevrologii i psikhiatrii im. S.S. Korsakova"),
        ("Psychiatr Psychol Klin", "Psychiatria i Psychologia Kliniczna"),
        ("Anadolu Psikiyatri Derg", "Anatolian Journal of Psychiatry"),
        ("Turk Psikiyatri Derg", "Turk Psikiyatri Dergisi"),
        ("Neuropsychopharmacol Hung", "Neuropsychopharmacologia Hungarica"),
        ("Ideggyogy Sz", "Ideggyógyászati szemle"),
        ("Tidsskr Nor Laegeforen", "Tidsskrift for Den norske legeforening"),
        ("Ugeskr Laeger", "Ugeskrift for Læger"),
        ("Fortschr Neurol Psychiatr", "Fortschritte der Neurologie · Psychiatrie"),
        ("Psychiatr Pol", "Psychiatria Polska"),
        ("Encephale", "L'Encéphale"),
        ("Ann Med Psychol", "Annales Médico-psychologiques, revue psychiatrique"),
        ("Vnitr Lek", "Vnitřní lékařství"),
        ("Cas Lek Cesk", "Časopis lékařů českých"),
        ("Srp Arh Celok Lek", "Srpski arhiv za celokupno lekarstvo"),
        ("Rev Psiquiatr Salud Ment", "Revista de Psiquiatría y Salud Mental"),
        ("Ned Tijdschr Geneeskd", "Nederlands Tijdschrift voor Geneeskunde"),
        ("Duodecim", "Duodecim; laaketieteellinen aikakauskirja"),
        ("Lancet Psychiatry", "The Lancet Psychiatry"),
        ("JAMA Network Open", "JAMA Netw Open"),
        ("Z Kinder Jugendpsychiatr Psychother", "Zeitschrift für Kinder- und Jugendpsychiatrie und Psychotherapie"),
        ("Med Clin (Engl Ed)", "Medicina Clínica (English Edition)"),
        ("PLOS One", "PLoS ONE"),
        ("BMC Medicine", "BMC Med"),
        ("Phys. Rev. Lett.", "Physical Review Letters"),
        ("Eur Psychiatry", "European Psychiatry"),
    ],
)
def test_a_journal_abbreviated_as_libraries_do_agrees(container: str, record: str) -> None:
    assert verdicts((printed(container_title=container), registered(container_title=[record]))) == ["agrees"]


@pytest.mark.parametrize(
    ("container", "record"),
    [
        ("Lancet Neurology", "The Lancet Oncology"),
        ("Transportation Research Part A", "Transportation Research Part B: Methodological"),
        ("Cell", "Cells"),
    ],
)
def test_a_sibling_journal_is_told(container: str, record: str) -> None:
    assert verdicts((printed(container_title=container), registered(container_title=[record]))) == [
        "container-title major"
    ]


@pytest.mark.parametrize("container", ["COW", "COW 2015", "Proc. 12th Conf. Walking", "Conference on Walking"])
def test_a_meeting_agrees_by_each_of_its_names(container: str) -> None:
    event = {"name": "Twelfth Conference on Walking", "acronym": ["COW '15"]}
    names = ["Lecture Notes in Locomotion", "Conference on Walking XII"]
    record = registered(type="proceedings-article", container_title=names, event=event)
    paper = printed(type="paper-conference", container_title=container)
    series = printed(type="paper-conference", container_title="Lecture Notes in Locomotion")
    assert verdicts((paper, record), (series, record)) == ["agrees", "agrees"]


TRANSLATED = "[Low mood in old people]"


@pytest.mark.parametrize(
    ("fields", "record", "expected"),
    [
        (
            printed("Levers of change in the countryside", "Kovalenko, Nina", container_title="Grail of Walks"),
            registered("Важелі змін у селі", "Коваленко, Ніна", container_title=["Grail of Walks"]),
            "agrees",
        ),
        (
            printed("Low mood in the elderly: a survey", "da Silva, J.", container_title="Rev Saude Publica"),
            registered(
                "Humor deprimido em idosos: um estudo", "da Silva, João", container_title=["Revista de Saúde Pública"]
            ),
            "agrees",
        ),
        (
            printed(TRANSLATED, "Wang, Wei; Li, Fang", container_title="Chinese Journal of Moods"),
            registered("中国老年人抑郁", "王, 伟; 李, 芳", container_title=["中华心情杂志"]),
            "agrees",
        ),
        (
            printed(TRANSLATED, "Mueller, J.", container_title="Gemüt"),
            registered("Gedrückte Stimmung bei älteren Menschen", "Müller, Jürgen", container_title=["Das Gemüt"]),
            "agrees",
        ),
        (
            printed("A thing made up of whales and of the sea", "Mueller, J.", container_title="Gemüt"),
            registered("Gedrückte Stimmung bei älteren Menschen", "Müller, Jürgen", container_title=["Das Gemüt"]),
            "title major",
        ),
    ],
)
def test_what_is_registered_in_another_language_or_script(
    fields: Fields, record: dict[str, Any], expected: str
) -> None:
    assert verdicts((fields, record)) == [expected]
