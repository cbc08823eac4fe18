"""Words that names of journals are made of, whole and shortened (ISO 4, NLM and older habits). Own list."""

from functools import lru_cache

from ldn_desk.reading.text.characters import word_set

_SHORT = word_set("""
    J Front Proc Natl Acad Sci Rev Res Lett Int Intl Eur Am Amer Br Brit Soc Assoc Inst Univ Trans Ann Annu Arch Acta
    Bull Adv Curr Opin Clin Exp Exper Med Mol Cell Dev Struct Funct Evol Ecol Nutr Surg Appl Theor Anal Math
    Stat Comput Comp Syst Softw Eng Engng Technol Tech Mech Phys Chem Biol Bio Biochem Biochim Biophys Biomed
    Commun Environ Gen Genet Genom Hum Health Publ Pub Physiol Oncol Urol Nephrol Radiol Toxicol Vet Agric Behav
    Cogn Educ Disord Dis Scand Can Aust Austral Ital Jpn Jap Ger Z Zh Geophys Geol Geogr Astron Astrophys Mon
    Not Roy R Opt Magn Mater Nucl Org Inorg Polym Sel Spec Suppl Ser Vol Quart Q Ther Thromb Trop Virol Zool Bot
    Plant Mar For Forest Food Hosp Infect Inform Intern Intell Lab Mgmt Obstet Occup Orthop Pathol Philos Phil
    Polit Pol Prev Prog Prot Radiat Reg Regul Reprod Sociol Sov Symp Conf Worksh Top Vasc Wkly Yearb Lang Hist
    Econ Econom Fin Bus Acc Law Stud Theol Relig Archaeol Art Lit Mem Dokl Akad Nauk Fiz Khim Lond Edinb Hung Cz
    Colloid Interface Rep Sect Gesell Ges Wiss Abh Mitt Jahrb Ber Arb Forsch
""")
_STEMS = (
    "Bioinf", "Biotech", "Endocr", "Metab", "Microb", "Epidem", "Psych", "Neur", "Immun", "Pharm", "Gastro", "Hepat",
    "Cardi", "Hemat", "Haemat", "Dermat", "Ped", "Paed", "Ophth", "Rheum", "Anesth", "Anaesth", "Deut", "Electr",
    "Transpl", "Fish", "Manag", "Resp", "Ling", "Anthrop",
)  # fmt: skip
_OPENING = word_set("""
    J Journal Jrnl Proc Proceedings Trans Transactions Ann Annals Annual Arch Archives Am American Br British
    Eur European Int Intl International Acta IEEE ACM IBM Bull Bulletin Revista Rev Review Zeitschrift Advances
    Frontiers Current Curr Trends Clin Clinical Science Nature Cell Lancet JAMA BMC PLoS PLOS Commun
    Communications Can Canadian Aust Australian Scand Physica Phys Chem Biochim Computer Computers Letters
    Indian Chinese Japanese Archiv Annales Cahiers Rivista
""")
_OPENING_PAIRS = ("Lecture Notes", "New England", "N Engl", "N. Engl")
_HELD = word_set(
    "Journal Review Letters Quarterly Bulletin Magazine Newsletter Research Studies Conference Symposium Proceedings"
)
# Words that end sentences as often as they open names: a full stop after them is no sign of a short form.
_WHOLE = word_set("review report study trial part case use data update overview perspective results")


@lru_cache(maxsize=4096)
def is_short_form(word: str) -> bool:
    """Whether the word, with or without its full stop, is one that names of journals are shortened to (`Immunol.`)."""
    bare = word.rstrip(".")
    if len(bare) == 1 or (len(bare) == 3 and bare[1] == "."):
        return bare.isupper() or bare[0].isupper()
    return bare in _SHORT or bare.startswith(_STEMS)


def may_be_short_form(word: str) -> bool:
    """Whether the word with its full stop could be a short form among others."""
    return len(word) < 13 and word.rstrip(".").casefold() not in _WHOLE


def opens_journal(text: str) -> bool:
    """Whether the words begin as names of journals do (`Journal of …`, `Ann Rheum Dis`)."""
    words = text.removeprefix("The ").lstrip()
    return words.partition(" ")[0].rstrip(".") in _OPENING or words.startswith(_OPENING_PAIRS)


def names_journal(text: str) -> bool:
    """Whether the words begin as names of journals do, or hold a word that hardly stands elsewhere."""
    return opens_journal(text) or not _HELD.isdisjoint(text.split())
