"""References of works that do not exist, in forms that no style file has: what the world prints besides CSL styles.

Each is a list of pieces, (label, text): joined they are the printed line, and the label of every sign is known. Words
of titles and names are drawn from material handed in; the forms are drawn at random, so that a model learns signs and
shapes, and no particular style.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Piece = tuple[str, str]
"""(label, text); the empty label marks signs between fields."""

_GIVEN = (
    "Anna Béatrice Carl Dieter Elena François Giovanni Hélène Ivan José Katarzyna Ludwig María Nils Olga Paolo Quentin "
    "Rosa Søren Tomáš Ursula Václav Wei Xiaoming Yuki Zoë John Mary Peter Susan David Karen Robert Linda Jean-Pierre "
    "Marie-Claire Hans Jürgen Ján Miguel Luigi Piotr Ahmed Fatima Rajesh Priya Hiroshi Min-Jung Thomas Michael Sarah "
    "James William Elizabeth George Charles Henry Emma Martin Stephen Christopher Patricia Barbara Jonathan Rebecca"
).split()
_FAMILY = (
    "Smith Müller García Dupont Rossi Novák Kowalski Nguyen O’Brien McDonald Lefèvre Schröder Fernández Silva Jansen "
    "Andersson Nielsen Virtanen Horváth Popescu Dimitrov Petrov Yılmaz Haddad Cohen Sharma Tanaka Kim Wang Okafor Brown "
    "Johnson Fournier Weber Martínez Bianchi Svoboda Wiśniewski Taylor-Jones Saint-Martin Lévi-Strauss Barth Freud "
    "Mühlhäuser Öztürk Ibáñez Zhao Li Wu Ng Ito Chen Davies Evans Walker Hughes Green Adams Baker Carter Mitchell "
    "Bourdieu Foucault Weiss Lang Hall Page Price Rice Long Young King Law Small Field Banks"
).split()
_PARTICLES = ("van", "de", "von", "van der", "de la", "Van", "De", "del", "di", "da", "le")
PLACES = (
    "London", "New York", "Paris", "Berlin", "Cambridge, MA", "Cambridge", "Oxford", "San Francisco", "Chicago", "Milano",
    "Roma", "Madrid", "Barcelona", "Bratislava", "Praha", "Warszawa", "Wien", "Zürich", "Leipzig", "Amsterdam", "Leiden",
    "Englewood Cliffs, NJ", "Reading, Massachusetts", "San Mateo, CA", "Thousand Oaks, CA", "Hillsdale, N.J.", "Toronto",
    "Washington, D.C.", "Washington, DC", "Boston, MA, USA", "Dordrecht", "The Hague", "Edinburgh", "Tokyo", "Rio de "
    "Janeiro", "São Paulo", "Buenos Aires", "México, D.F.", "Paris/London", "London & New York", "New York and London",
    "Upper Saddle River, NJ", "Bloomington", "Baltimore", "Philadelphia", "Seattle, Washington", "Montreal, Canada",
    "Geneva, Switzerland", "Genève", "Bruxelles", "Nashville, Tenn.", "Grand Rapids", "Ann Arbor, MI", "New Haven",
    "Princeton, N.J.", "Vancouver, BC", "Sydney", "Melbourne", "Copenhagen", "Stockholm", "Göttingen", "München",
    "Frankfurt am Main", "Frankfurt/M.", "Tübingen", "Berlin, Heidelberg", "Hamburg", "Köln", "Bern", "Lausanne", "Lyon",
    "Bologna", "Torino", "Firenze", "Brescia", "Lisboa", "Coimbra", "Helsinki", "Oslo", "Budapest", "Moscow", "Beijing",
    "Norwood, New Jersey", "Burlington, VT", "White Plains (NY)", "Aldershot", "Orlando, FL", "Monterey, California",
)  # fmt: skip
PUBLISHERS = (
    "Springer", "Springer-Verlag", "Elsevier", "Wiley", "John Wiley & Sons", "John Wiley and Sons, Inc.", "Academic Press",
    "Cambridge University Press", "Oxford University Press", "MIT Press", "The MIT Press", "University of Chicago Press",
    "Routledge", "Sage", "SAGE Publications", "Palgrave Macmillan", "Morgan Kaufmann", "Addison-Wesley", "Prentice Hall",
    "Prentice-Hall", "McGraw-Hill", "Harper & Row", "W. W. Norton", "Basic Books", "Guilford Press", "Erlbaum",
    "Lawrence Erlbaum Associates", "Kluwer", "Kluwer Academic Publishers", "Blackwell", "Gallimard", "Seuil", "PUF",
    "Presses Universitaires de France", "Les Éditions de Minuit", "L’Harmattan", "Armand Colin", "La Découverte",
    "Suhrkamp", "C. H. Beck", "de Gruyter", "Walter de Gruyter", "Vandenhoeck & Ruprecht", "Mohr Siebeck", "Einaudi",
    "Il Mulino", "Laterza", "Alianza Editorial", "Siglo XXI", "Ariel", "Brill", "E.J. Brill", "Peter Lang", "Verso",
    "CRC Press", "IEEE Press", "IEEE Computer Society", "ACM", "ACM Press", "IEEE", "AAAI Press", "Oxford UP", "Yale UP",
    "Harvard UP", "Indiana University Press", "Johns Hopkins University Press", "Polity Press", "Penguin Books", "Knopf",
    "Random House", "World Health Organization", "OECD", "UNESCO Publishing", "World Bank", "Iura Edition", "Veda",
    "Masson", "Elsevier Masson", "Dunod", "Larousse", "SPN", "Grada", "Academia", "PWN", "Fondo de Cultura Económica",
    "Hogarth Press", "Allen & Unwin", "George Allen and Unwin", "Macmillan", "Heinemann", "Faber and Faber", "Doubleday",
    "Society for Industrial and Applied Mathematics", "Association for Computing Machinery", "American Chemical Society",
    "CSLI Publications", "Benjamins", "John Benjamins", "Mouton", "Eerdmans", "Fortress Press", "T&T Clark", "Orbis",
)  # fmt: skip
_GROUPS = (
    "World Health Organization", "WHO", "American Psychiatric Association", "U.S. Department of Health and Human Services",
    "Ministry of Health", "Ministère de l’Éducation nationale", "European Commission", "OECD", "United Nations",
    "National Institute for Health and Care Excellence", "Centers for Disease Control and Prevention", "UNICEF",
    "International Committee on Sleep", "National Research Council", "U.S. Geological Survey", "Institut national de la "
    "santé", "Statistics Canada", "American Heart Association", "The Cochrane Collaboration", "Bundesministerium für "
    "Gesundheit", "Food and Drug Administration", "National Library of Medicine", "International Organization for "
    "Standardization", "Amnesty International", "HAUTE AUTORITÉ DE SANTÉ", "U.S. Census Bureau", "World Bank",
)  # fmt: skip
_JOURNALS = (
    "Nature", "Science", "Cell", "The Lancet", "Lancet", "JAMA", "BMJ", "PLoS ONE", "Physical Review Letters", "Phys. Rev. "
    "Lett.", "Phys. Rev. B", "Appl. Phys. Lett.", "J. Am. Chem. Soc.", "J. Opt. Soc. Am.", "Proc. Natl. Acad. Sci. USA",
    "Proc Natl Acad Sci U S A", "N Engl J Med", "J Clin Invest", "Ann. Rev. Neurosci.", "J. Phys. Chem.", "J Biol Chem",
    "IEEE Transactions on Computers", "IEEE Trans. Inform. Theory", "Communications of the ACM", "Artificial Intelligence",
    "Journal of the ACM", "SIAM J. Comput.", "Theoretical Computer Science", "Machine Learning", "Cognition", "Language",
    "American Journal of Sociology", "American Economic Review", "Econometrica", "Annual Review of Psychology",
    "Psychological Bulletin", "Journal of Personality and Social Psychology", "Child Development", "Ecology",
    "The Journal of Wildlife Management", "Journal of Geophysical Research", "Geophys. Res. Lett.", "ApJ", "MNRAS", "A&A",
    "Revue française de sociologie", "Actes de la recherche en sciences sociales", "Annales", "Soins", "Le Monde",
    "Zeitschrift für Soziologie", "Kölner Zeitschrift für Soziologie", "Hermes", "Revista de Occidente", "Rivista biblica",
    "Ekonomický časopis", "Biblica", "The Catholic Biblical Quarterly", "Journal of Biblical Literature", "Speculum",
    "Critical Inquiry", "PMLA", "New York Times", "The Guardian", "The New Yorker", "Der Spiegel", "Time", "Wired",
    "Environ Sci Technol", "Water Resources Research", "Forest Ecology and Management", "Man Ther.", "J Endod",
    "PeerJ", "eLife", "PLOS ONE", "mBio", "iScience", "BMC Public Health", "Crit Care", "Am Heart J", "Spine", "Circulation",
    "Am J Respir Crit Care Med", "Eur Heart J", "J Vasc Surg", "Cochrane Database Syst Rev", "Medicine (Baltimore)", "Chest",
    "Neuroimage", "Metabolism", "Engineering", "Copeia", "Eur Food Res Technol", "Int J Cancer", "Clin Infect Dis", "Eur. J. Biochem.", "J. Mol. Biol.", "Nucl. Acids Res.", "Bioinformatics", "Neuron", "Brain",
)  # fmt: skip
_MEETINGS = (
    "Proceedings of the {n} International Conference on {t}", "Proceedings of the {n} Annual Symposium on {t}",
    "Proc. of the {n} Conf. on {t}", "Proc. {y} IEEE Int. Conf. {t}", "{n} International Conference on {t}",
    "Proceedings of the {y} Workshop on {t}", "Proceedings of {a}", "Proc. {a}", "{a}", "{a}’{s}", "Advances in {t}",
    "Proceedings of the {n} ACM Symposium on {t}", "IEEE Conference on {t}", "International Symposium on {t} ({a})",
    "Proceedings of the {n} Annual Meeting of the {t} Society", "Conference Record of the {n} {t} Symposium",
)  # fmt: skip
_TOPICS = (
    "Machine Learning", "Computer Vision", "Principles of Programming Languages", "Computer Architecture", "Robotics",
    "Very Large Data Bases", "Artificial Intelligence", "Supercomputing", "Cognitive Science", "Information Retrieval",
    "Operating Systems Design", "Language Development", "Vertebrate Pest Control", "Parallel Processing", "Genetics",
    "Neural Information Processing Systems", "Knowledge Representation", "Software Engineering", "Sleep Research",
)  # fmt: skip
_ACRONYMS = (
    "ICML",
    "NIPS",
    "CVPR",
    "SIGMOD",
    "AAAI-96",
    "IJCAI",
    "PLDI",
    "ISCA",
    "SOSP",
    "ACL",
    "CHI",
    "VLDB",
    "AFRICON",
)
_SERIES = (
    "Lecture Notes in Computer Science",
    "LNCS",
    "Lecture Notes in Mathematics",
    "NATO ASI Series",
    "Studies in Logic",
)
_SITES = (
    "Wikipedia",
    "BBC News",
    "CNN",
    "Health Canada",
    "Mayo Clinic",
    "GitHub repository",
    "YouTube",
    "The Conversation",
)
_FOREIGN = {
    "fr": (
        "la le les une l’évolution politique sociale économique santé histoire société éducation culture entre dans du de "
        "des et sur vers chez patients soins infirmiers enfant famille travail ville territoire langue pensée siècle "
        "française moderne contemporaine pratiques analyse étude approche rôle place question sociologie d’une nouvelle"
    ),
    "de": (
        "die der das eine Entwicklung politische Geschichte Gesellschaft Bildung Kultur zwischen und in von zur Theorie "
        "Untersuchungen über Sprache Wissenschaft Kritik soziale moderne Ordnung Handbuch Einführung des im Wandel Krise "
        "deutsche neue Studien Kunst Recht Wirtschaft Grundlagen Arbeit Frage nach"
    ),
    "es": (
        "la el los una evolución política social económica salud historia sociedad educación cultura entre en del de y "
        "sobre hacia estudio análisis desarrollo teoría práctica lengua pensamiento siglo española moderna trabajo ciudad"
    ),
    "it": (
        "la il le una evoluzione politica sociale economica storia società cultura tra nella della di e sul studio analisi "
        "teologia antropologia lingua pensiero secolo italiana moderna lavoro città dell’ambito considerazioni corso"
    ),
    "pt": "a o os uma evolução política social saúde história sociedade educação cultura entre na da de e sobre estudo análise",
    "sk": "ekonómia v novej ekonomike a vývoj politiky spoločnosti dejiny slovenskej literatúry teória práva základy na pre",
}  # fmt: skip
_WORDS = {
    # language: in, editors after the name, pages, volume, number, and, edition, thesis
    "en": ("In", "(Eds.)|(eds.)|, editors,|, eds.,|(Ed.)|, Eds.|(editors)|, editor,|, Editors", "pp.|p.|pages|pp", "vol.|Vol.|volume|Volume|v.", "no.|No.|number|issue|n.", " and | & |, and |, & ", "2nd ed.|(2nd ed.)|Third edition|Rev. ed.|3rd edn|Second Edition|2d ed.|Fourth ed.", "PhD thesis|Ph.D. thesis|Doctoral dissertation|Master’s thesis|Ph.D. dissertation|M.Sc. thesis|Unpublished doctoral dissertation|PhD diss."),
    "fr": ("in|In|dans|In :", "(dir.)|(éds.)|(sous la dir.)|(éd.)|(coord.)", "p.|pp.", "vol.|t.|tome|Vol.", "n°|no|nº", " et |, ", "2e éd.|3ème édition|Nouvelle édition", "Thèse de doctorat|Mémoire de master|Thèse"),
    "de": ("In:|In|in:", "(Hrsg.)|(Hg.)|(Hrsg.):|(Hgg.)", "S.|Seiten|pp.", "Bd.|Band|Jg.", "Nr.|Heft|H.", " und | u. |/", "2. Aufl.|3. Auflage|2., überarb. Aufl.", "Dissertation|Diplomarbeit|Habilitationsschrift"),
    "es": ("En|en|En:", "(Ed.)|(Eds.)|(coord.)|(comp.)", "pp.|págs.|p.", "vol.|Vol.|tomo", "núm.|nº|no.", " y |, ", "2ª ed.|3a edición", "Tesis doctoral|Tesis de maestría"),
    "it": ("in|in:|In", "(a cura di)|(ed.)|(edd.)", "pp.|p.", "vol.|Vol.", "n.|fasc.", " e |, ", "2a ed.|seconda edizione", "Tesi di dottorato"),
    "pt": ("In:|Em", "(Org.)|(Orgs.)|(org.)", "p.|pp.", "v.|vol.", "n.|nº", " e |; ", "2. ed.|3ª ed.", "Tese (Doutorado)|Dissertação (Mestrado)"),
    "sk": ("In:|In", "(ed.)|(eds.)", "s.", "roč.|č.", "č.", " a | – ", "2. vyd.|1. vyd.|3. vydanie", "Dizertačná práca"),
}  # fmt: skip
_MONTHS = (
    "January February March April May June July August September October November December Jan. Feb. Mar. Apr. Aug. "
    "Sept. Oct. Nov. Dec. Jan Feb Mar Apr Jun Jul Aug Sep Oct Nov Dec"
).split()
_NOTES = (
    "to appear", "To appear", "in press", "forthcoming", "submitted", "Unpublished manuscript", "Cited 76 times", "in French",
    "Special issue", "Retrieved from", "Available from", "Translated by J. Smith", "trans. Anna Weber", "Reprinted 1999",
    "[In Russian]", "Original work published 1912", "Draft", "Manuscript", "Available online", "Accessed", "Paper 12",
)  # fmt: skip


@dataclass(frozen=True)
class Material:
    """What made references are filled with, taken from real records: titles, containers, and (given, family)."""

    titles: Sequence[str]
    containers: Sequence[str]
    """Names of journals, whole and shortened."""
    names: Sequence[tuple[str, str]]
    publishers: Sequence[str]


class Maker:
    """Makes references at random; the same seed makes the same ones."""

    def __init__(self, material: Material, seed: int) -> None:
        self._material = material
        self._random = random.Random(seed)

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
            pieces += [("", self._pick((". ", ", ", " ", " ("))), ("other", self._pick(_NOTES))]
        return [*pieces, ("", self._pick((".", ".", ".", "", ",", ". .", " ")))]

    # What is drawn once for a reference

    def _choose_form(self) -> None:
        self.language = self._random.choices(("en", "fr", "de", "es", "it", "pt", "sk"), (76, 8, 5, 4, 3, 2, 2))[0]
        words = _WORDS[self.language]
        self.into, self.editors, self.pages, self.vol, self.no, self.last, self.edition, self.thesis = (
            self._pick(words[i].split("|")) for i in range(8)
        )
        self.name_form = self._random.choices(range(15), (4, 3, 4, 2, 3, 2, 1.5, 4, 4, 1.5, 1, 1, 0.7, 1, 0.7))[0]
        self.inverted = self._odds(0.35)
        self.between = self._pick((", ", ", ", ", ", "; ", " ; ", " – ")) if self._odds(0.5) else ", "
        self.quote = self._random.choices(
            (("", ""), ("“", "”"), ('"', '"'), ("« ", " »"), ("‘", "’"), ("``", "''"), ("„", "“")),
            (62, 16, 10, 4, 3, 3, 2),
        )[0]
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
        given, family = r.choice(self._material.names) if self._odds(0.6) else (r.choice(_GIVEN), r.choice(_FAMILY))
        given = given or r.choice(_GIVEN)
        if self._odds(0.3) and " " not in given:
            given += f" {r.choice(_GIVEN)[0]}." if self._odds(0.7) else f" {r.choice(_GIVEN)}"
        if self._odds(0.06):
            family = f"{r.choice(_PARTICLES)} {family}"
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
            pieces.append(("author", self._pick(_GROUPS)))
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
                bare += f", {self._pick(_MONTHS[:12])}" + (f" {self._random.randint(1, 28)}" if self._odds(0.6) else "")
            form = self._pick(
                (" (%s). ", " (%s). ", " (%s) ", " %s. ", ", %s. ", ". %s. ", " (%s), ", " (%s): ", ", %s, ")
            )
            before, after = form.split("%s")
            return [("", before.rstrip("(")), ("date", ("(" if "(" in before else "") + bare), ("", after)]
        return [("", self._pick((". ", ". ", ", ", ", ", ": ", " : ", " ")))]

    # Titles and containers

    def _title(self, book: bool = False) -> str:
        r = self._random
        if self.language != "en" and self.language in _FOREIGN:
            words = r.choices(_FOREIGN[self.language].split(), k=r.randint(3, 14))
            text = " ".join(words)
            text = text[0].upper() + text[1:]
            if self._odds(0.3):
                more = " ".join(r.choices(_FOREIGN[self.language].split(), k=r.randint(2, 8)))
                text += self._pick((" : ", ". ", ": ")) + more[0].upper() + more[1:]
            return text
        text = self.short_title() if self._odds(0.65 if book else 0.3) else r.choice(self._material.titles)
        words = text.split()
        if (book and len(words) > 9) or self._odds(0.2):
            text = " ".join(words[: r.randint(1, 9)]).rstrip(" ,;:.(-–")
        if book and self._odds(0.6) or self._odds(0.1):
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
        noun, other, third = r.sample(_NOUNS, 3)
        form = r.choice(_TITLE_FORMS)
        family = r.choice(self._material.names)[1].title()
        year = r.randint(1600, 1960)
        text = form.format(
            n=noun, o=other, t=third, N=noun.title(), O=other.title(), T=third.title(), a=r.choice(_ADJECTIVES),
            A=r.choice(_ADJECTIVES).title(), g=r.choice(_DOING), G=r.choice(_DOING).title(), P=r.choice((*_PROPER, family)),
            Q=r.choice(_PROPER), U=r.choice(_MADE_UP), y=year, z=year + r.randint(2, 60),
        )  # fmt: skip
        return text[:1].upper() + text[1:]

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
            return self._pick(_JOURNALS)
        return self._random.choice(self._material.containers)

    # Kinds

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
        month = self._pick(_MONTHS)
        bare = self.dated == "after"
        forms = (_DATED_LOCATORS if bare else _UNDATED_LOCATORS)[: None if self.language == "en" else -3]
        if self.language != "en":
            forms = (*forms, *(_FOREIGN_DATED if bare else _FOREIGN_UNDATED))
        values = {
            "V": volume, "I": issue, "P": page, "Y": self.year, "M": month, "D": str(r.randint(1, 28)),
            "v": self.vol, "n": self.no, "p": self.pages,
        }  # fmt: skip
        return _filled(r.choice(forms), values)

    def _published(self, dated: bool) -> list[Piece]:
        """Place, publisher and year in one of many orders, as far as they are printed."""
        place, publisher = ("place", self._place()), ("publisher", self._publisher())
        year: list[Piece] = [("date", self.year)] if dated else []
        tail: list[Piece] = [("", ", "), *year] if year else []
        form = self._random.choices(range(9), (40, 16, 12, 8, 8, 4, 4, 4, 4))[0]
        colon = ("", self._pick((": ", ": ", ": ", " : ")))
        if form == 0:
            tail = [("", self._pick((", ", ", ", "; ", ". ", " "))), *year] if year else []
            return [place, colon, publisher, *tail]
        if form == 1:
            return [publisher, ("", ", "), place, *tail]
        if form == 2:
            return [publisher, *tail]
        if form == 3:
            return [place, ("", ", "), publisher, *tail]
        if form == 4:
            return [("", "("), place, colon, publisher, *tail, ("", ")")]
        if form == 5:
            return [("", "("), publisher, ("", ", "), place, *tail, ("", ")")]
        if form == 6:
            return [place, *([("", self._pick((" ", ", "))), *year] if year else [])]
        if form == 7:
            return [publisher, ("", ". "), place, *tail]
        return [place, ("", ". "), publisher, *tail]

    def _place(self) -> str:
        if self._odds(0.85):
            return self._pick(PLACES)
        place = self._random.choice(self._material.names)[1].title()
        return place if self._odds(0.6) else f"{place}, {self._pick(('NY', 'CA', 'UK', 'Germany', 'MA', 'Italy'))}"

    def _publisher(self) -> str:
        if self._odds(0.85):
            return self._pick(PUBLISHERS if self._odds(0.75) else self._material.publishers)
        name = self._random.choice(self._material.names)[1].title()
        return self._pick((f"{name} Press", f"{name}", f"{name} Verlag", f"{name} & {self._pick(_FAMILY)}", f"Editorial {name}",
                           f"{name} Publishing Company", f"University of {name} Press", f"Éditions {name}", f"{name} Books"))  # fmt: skip

    def _page_run(self) -> str:
        first = self._random.randint(1, 700)
        return f"{first}{self._pick(('–', '-', '--'))}{first + self._random.randint(2, 40)}"

    def _people_of_book(self) -> list[Piece]:
        form = self.name_form if self._odds(0.5) else self._random.choice((4, 5, 7))
        names = self._names(4, form)
        marked = self.editors if self.editors.startswith(",") else f" {self.editors}"
        return [("editor", names + marked), ("", self._pick((" ", ", ", ": ", ". ")))]

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

    def _editors_after(self) -> list[Piece]:
        """Editors behind the book's title: `, edited by A. Ash`, ` (Eds A. Ash)`, ` (A. Ash, ed.)`, `, Ash, A. (eds.),`."""
        names = self._names(3, self._random.choice((0, 4, 5, 6, 7)))
        if self._odds(0.3):
            return [("", " "), ("editor", f"({names}{self._pick((', ed.', ', eds.', ', Eds.', ', Editors'))})")]
        if self._odds(0.25):
            return [("", self._pick((", ", ". "))), ("editor", f"{names} {self.editors.lstrip(', ')}")]
        gap, by = self._pick((", |edited by", ", |ed.", ". |Edited by", " (|ed.", ", |eds.", ". |Ed.", ", |hrsg. von", ", |ed. by",
                              ". |Eds.", " |(Eds", " |/", ", |sous la direction de", ". |Ed. by")).split("|")  # fmt: skip
        return [("", gap), ("editor", f"{by} {names}"), *([("", ")")] if "(" in gap + by else [])]

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
                                   ("other", f"of {self._pick(_SERIES)}")]  # fmt: skip
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
        name = self._pick(_MEETINGS).format(
            n=ordinal, y=self.year, t=self._pick(_TOPICS), a=self._pick(_ACRONYMS), s=self.year[2:]
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
        date = self.year if self._odds(0.55) else f"{self._pick(_MONTHS)} {self.year}"
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
        name = self._pick((self._random.choice(self._material.names)[1].title(), self._pick(PLACES).split(",")[0]))
        school = self._pick((f"University of {name}", f"{name} University", f"Universität {name}", f"Université de {name}",
                             f"Department of Computer Science, University of {name}", f"{name} Institute of Technology"))  # fmt: skip
        pieces.append(("publisher", school))
        if self._odds(0.4):
            pieces += [("", ", "), ("place", self._place())]
        if self.dated == "end":
            pieces += [("", ", "), ("date", self.year if self._odds(0.6) else f"{self._pick(_MONTHS)} {self.year}")]
        return pieces

    def _report(self) -> list[Piece]:
        pieces = [*self._opening(), *self._titled()]
        number = self._pick(
            (
                f"TR-{self._random.randint(1, 999)}",
                f"{self.year[2:]}-{self._random.randint(1, 99)}",
                f"No. {self._random.randint(1, 999)}",
                "",
            )
        )
        genre = self._pick(("Technical Report", "Tech. rep.", "Technical report", "Working Paper", "Research Report", "Report",
                            "Tech. Rep.", "Memo", "Discussion paper", "RFC"))  # fmt: skip
        bracket = self._odds(0.25)
        pieces += [
            ("", "(" if bracket else ""),
            ("other", f"{genre} {number}".strip()),
            ("", "). " if bracket else ", "),
        ]
        name = self._pick((self._random.choice(self._material.names)[1].title(), self._pick(PLACES).split(",")[0]))
        pieces.append(("publisher", self._pick((f"University of {name}", f"Department of Mathematics, {name} University",
                                                f"{name} Research Center", self._pick(_GROUPS), f"{name} Laboratory, MIT"))))  # fmt: skip
        if self._odds(0.4):
            pieces += [("", ", "), ("place", self._place())]
        if self.dated == "end":
            pieces += [("", ", "), ("date", self.year if self._odds(0.5) else f"{self._pick(_MONTHS)} {self.year}")]
        return pieces

    def _web(self) -> list[Piece]:
        pieces = [*self._opening(), *self._titled()]
        if self._odds(0.5):
            pieces += [("container", self._pick(_SITES)), ("", self._pick((". ", ", ")))]
        elif self._odds(0.4):
            pieces += [*self._published(False), ("", ". ")]
        if self.dated == "end" and self._odds(0.6):
            pieces += [("date", f"{self._pick(_MONTHS)} {self._random.randint(1, 28)}, {self.year}"), ("", ". ")]
        return pieces


_NOUNS = (
    "order science memory language religion labor democracy ritual body city empire gender culture knowledge power war "
    "family market state nature ethics poetry theology mission gospel history revolution identity education leadership "
    "compilers networks databases processors circuits algorithms logic programs caching scheduling parsing retrieval "
    "semantics images speech agents protocols storage optimization inference dynamics turbulence ecology forests rivers "
    "soils climate fishes birds caribou salmon memory-hierarchies streams galaxies plasmas lasers waveguides crystals "
    "alloys polymers enzymes neurons attention perception emotion anxiety parenting therapy counseling nursing care "
    "distributed-systems workstations operating-systems interfaces workspaces hypertext robots vision"
).split()
_ADJECTIVES = (
    "modern medieval social political economic visual early late rural urban distributed parallel optimal dynamic efficient "
    "static adaptive scalable robust nonlinear stochastic quantum optical thermal comparative cognitive linguistic critical "
    "new integrated interactive hierarchical abrupt global local religious cultural human animal fast reliable"
).split()
_DOING = (
    "understanding rethinking exploring teaching reading measuring modelling reasoning learning planning detecting "
    "optimizing scheduling recognizing building living thinking being making managing healing"
).split()
_PROPER = (
    "Plato Luke-Acts Brazil France Paris Goethe Dante Shakespeare Africa Europe China Texas Arctic Rome Byzantium Hegel Kant "
    "Darwin Marx Melville Chicxulub Andes Nunavut Kenya India Bourdieu Augustine Aquinas Sahara Amazonia Alaska Linux Java"
).split()
_MADE_UP = (
    "TRAFFIC",
    "Treadmarks",
    "ARINC659",
    "Stardbt",
    "SIFT",
    "Rooms",
    "Prolog",
    "NetSolve",
    "MUSE",
    "GloVe",
    "Chimera",
)
_TITLE_FORMS = (
    "The {N} of {O}", "{N} and {O}", "{N}, {O} and {T}", "{N}, {O}, and {T} in {P}", "{P} and {Q}", "{P}: A Life",
    "The {A} {N}: {O} and {T} in {P}", "{A} {N} in {P}, {y}–{z}", "{P}, a {A} {N}, {y}-{z}", "{G} {N}", "{G} {A} {N}: A {O} Approach",
    "{U}: {a} {n} for {o} {t}", "{U}: {g} {n} using {o}", "{g} {a} {n}", "{a} {n} with {a} {o}", "A {a} approach to {n} {o}",
    "{N}: The {A} {O} of {T}", "On the {n} of {a} {o}", "On {n}", "An Introduction to {A} {N}", "Introduction to {N}", "{N}",
    "A {a} algorithm for {o} {n}", "{a} {n}. I. {g} the {o}", "{n} in {P} {y}-{z}", "Handbook of {a} {n}", "The {P} {N}",
    "Why {N}?", "{N} in the Age of {O}: Essays on {P}", "From {P} to {Q}: {N} and {O}", "The {N}, {y}-{z}", "{P} {y}",
    "{G} with {O}: {A} {N} and the {T} of {P}", "{N} as {O}", "The {N} of {P}: {O}, {T}, and the {A} World", "Towards {a} {n}",
    "Review of {N}, by John {P}", "Chapter 3. {A} {N}", "Letter to {P}, 3 May {y}", "{P}’s {N}: A Commentary", "The {A} {N} Reader",
)  # fmt: skip
_SMALL = frozenset("of the and in for on to a an with by from at as or".split())
# V volume, I issue, P pages, Y year, M month, D day; v, n, p the words for volume, number and pages.
_DATED_LOCATORS = (
    ", {V}({I}), {P}", ", {V}({I}), {P}", ", {V}, {P}", " {V}: {P}", " {V}:{P}", " {V}({I}):{P}", " {V} ({I}): {P}",
    ", {v V}({I}), {P}", ", {v V}, {n I}, {p P}", " {V}, {P}", " {V}, {n I}: {P}", ", {v V}, {p P}", ". {V}({I}):{P}",
    " {V}({I}), {P}", ", {n I}, {p P}", ", {p P}", ", {V} ({I}), {p P}", ". {V}, {P}", " {V}", ", {V}({I})", " {V} {P}",
)  # fmt: skip
_UNDATED_LOCATORS = (
    ". {Y};{V}({I}):{P}", ". {Y};{V}:{P}", " {Y};{V}({I}):{P}", " {Y}, {V}({I}):{P}", " {Y}, {V}:{P}", ", {V}({I}):{P}, {Y}",
    " {V}, {P} ({Y})", ", {V}:{P}, {Y}", ", {v V}, {n I}, {p P}, {M Y}", ", {v V}, {n I}, {p P}, {Y}", ", {v V}, {p P}, {Y}",
    " {V} ({Y}) {P}", " {V} ({Y}): {P}", " {V}, {n I} ({Y}): {P}", " {V}.{I} ({Y}): {P}", ", {v V}, {n I} ({M Y}), {p P}",
    ", {V}({I}):{P}, {M Y}", ". {M Y};{V}({I}):{P}", ". {Y M};{V}({I}):{P}", ". {Y M D};{V}:{P}", ", {Y}, {V}, {P}",
    " {V} ({M Y}): {P}", ", {Y}", ", {M Y}", ", {D M Y}, {p P}", ", {M Y}, {p P}", " ({Y}) {V}:{P}", ", {V} ({Y}), {p P}",
    ", {V}, {P}, {Y}", " {Y};{V}:{P}", ", {M D Y}, {p P}", ", {M D Y}", ", {D M Y}", " {v V} ({M Y}), {p P}", ", {Y}: {p P}", ", {n I}, {M Y}, {p P}", " {V}({I}): {P} ({Y})", ", {V} ({Y}), {P}",
)  # fmt: skip
_FOREIGN_DATED = (
    ", {v V}, {n I}, {p P}",
    ", {v V}, {n I}, {p P}",
    ", {n I}, {p P}",
    ", {v V} ({I}), {p P}",
    ", {v V}, {p P}",
)
_FOREIGN_UNDATED = (
    ", {v V}, {n I}, {Y}, {p P}", ", {v V}, {n I}, {Y}, {p P}", ", {Y}, {v V}, {n I}, {p P}", ", {n I}, {Y}, {p P}",
    " {V} ({Y}), {p P}", ", {v V}, {Y}, {n I}, {p P}", ", {n I}, {M Y}, {p P}", " {V} ({Y}) {I}, {p P}",
)  # fmt: skip
_LABELS = {"V": "volume", "I": "issue", "P": "pages", "Y": "date", "M": "date", "D": "date"}


def _filled(form: str, values: dict[str, str]) -> list[Piece]:
    pieces: list[Piece] = []
    for number, part in enumerate(form.replace("}", "{").split("{")):
        if number % 2 == 0:
            pieces.append(("", part))
        else:
            pieces.append((_LABELS[part.split()[-1]], " ".join(values[sign] for sign in part.split())))
    return [piece for piece in pieces if piece[1]]
