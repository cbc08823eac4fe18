"""Works printed as references in APA, Vancouver and AMA, by a formatter of the benchmark's own."""

import re
from dataclasses import dataclass, replace

from ldn_desk.domain.bibliography import Fields, Name
from ldn_desk.domain.record import Work
from ldn_desk.matching.folding import plain
from ldn_desk.matching.titles import full_title

STYLES = ("apa", "vancouver", "ama")

_SHORT_WORDS = {
    "acta": "Acta", "advances": "Adv", "american": "Am", "annals": "Ann", "annual": "Annu", "applied": "Appl",
    "archives": "Arch", "association": "Assoc", "australian": "Aust", "behavioral": "Behav", "biochemical": "Biochem",
    "biochemistry": "Biochem", "biological": "Biol", "biology": "Biol", "brazilian": "Braz", "british": "Br",
    "bulletin": "Bull", "canadian": "Can", "cancer": "Cancer", "cardiology": "Cardiol", "cell": "Cell",
    "chemical": "Chem", "chemistry": "Chem", "chinese": "Chin", "clinical": "Clin", "communications": "Commun",
    "current": "Curr", "diseases": "Dis", "disorders": "Disord", "ecology": "Ecol", "education": "Educ",
    "engineering": "Eng", "environmental": "Environ", "european": "Eur", "evolution": "Evol", "experimental": "Exp",
    "gastroenterology": "Gastroenterol", "general": "Gen", "genetics": "Genet", "geophysical": "Geophys",
    "health": "Health", "immunology": "Immunol", "infectious": "Infect", "international": "Int", "japanese": "Jpn",
    "journal": "J", "letters": "Lett", "management": "Manag", "materials": "Mater", "mathematics": "Math",
    "medical": "Med", "medicine": "Med", "microbiology": "Microbiol", "molecular": "Mol", "national": "Natl",
    "nature": "Nat", "neurology": "Neurol", "neuroscience": "Neurosci", "nutrition": "Nutr", "opinion": "Opin",
    "oncology": "Oncol", "pharmaceutical": "Pharm", "pharmacology": "Pharmacol", "physical": "Phys", "physics": "Phys",
    "physiology": "Physiol", "proceedings": "Proc", "psychiatry": "Psychiatry", "psychological": "Psychol",
    "psychology": "Psychol", "public": "Public", "quarterly": "Q", "reports": "Rep", "research": "Res",
    "reviews": "Rev", "review": "Rev", "science": "Sci", "sciences": "Sci", "scientific": "Sci", "social": "Soc",
    "society": "Soc", "structural": "Struct", "studies": "Stud", "surgery": "Surg", "surgical": "Surg",
    "systems": "Syst", "technology": "Technol", "theoretical": "Theor", "therapeutics": "Ther", "toxicology": "Toxicol",
    "transactions": "Trans", "university": "Univ", "veterinary": "Vet", "zoology": "Zool",
}  # fmt: skip
_LEFT_OUT = frozenset({"of", "the", "and", "in", "for", "on", "&", "de", "la"})


@dataclass(frozen=True)
class Print:
    """A reference as a style prints it: its fields, and the line of text."""

    fields: Fields
    text: str


def printed(work: Work, style: str) -> Fields:
    """What the style leaves of the work's fields: initials, a cut list of authors, short journals, elided pages."""
    full = replace(work.fields, title=full_title(work), ISSN=(), abstract="", publisher="", PMID="", PMCID="")
    container = plain(work.fields.container_title)
    fields = full.with_(
        author=tuple(_initialled(name) for name in (full.author or full.editor)),
        editor=(),
        container_title=container if style == "apa" else abbreviated(container),
        page=full.page.replace("-", "–"),
    )
    fields = _cut(fields, *{"apa": (20, 19), "vancouver": (6, 6), "ama": (6, 3)}[style], last=style == "apa")
    return fields.with_(page=_elided(fields.page)) if style == "vancouver" else fields


def text_of(fields: Fields, style: str) -> str:
    """The line that the style prints for these fields."""
    year = fields.issued.year if fields.issued else None
    title = fields.title.rstrip(".")
    stop = "" if title.endswith(("?", "!")) else "."
    if style == "apa":
        place = ", ".join(p for p in (_volume(fields, " "), fields.page or fields.number) if p)
        source = ", ".join(part for part in (fields.container_title, place) if part)
        return f"{_apa_names(fields)} ({year}). {title}{stop} {source}. https://doi.org/{fields.DOI}"
    pages = fields.page or fields.number
    place = f"{year};{_volume(fields, '')}" + (f":{pages}" if pages else "")
    journal = f"{fields.container_title}." if fields.container_title else ""
    return f"{_short_names(fields)}. {title}{stop} {journal} {place}. doi:{fields.DOI}"


def abbreviated(container: str) -> str:
    """The journal's name in short words; a name of one word is never shortened."""
    found = [word for word in container.split() if word.casefold() not in _LEFT_OUT]
    if len(found) < 2:
        return container
    return " ".join(_SHORT_WORDS.get(word.casefold().strip(",:"), word) for word in found)


def _initialled(name: Name) -> Name:
    if name.literal or not name.given:
        return name
    parts = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", plain(name.given))
    letters = ["-".join(f"{piece[0]}." for piece in part.split("-")) for part in parts]
    return replace(name, given=" ".join(letters))


def _cut(fields: Fields, most: int, kept: int, last: bool) -> Fields:
    if len(fields.author) <= most:
        return fields
    tail = fields.author[-1:] if last else ()
    return fields.with_(author=fields.author[:kept] + tail, et_al=True)


def _elided(page: str) -> str:
    found = re.fullmatch(r"(\d+)–(\d+)", page)
    if not found or len(found.group(1)) != len(found.group(2)):
        return page
    first, end = found.groups()
    same = next((i for i, (a, b) in enumerate(zip(first, end, strict=True)) if a != b), len(first) - 1)
    return f"{first}–{end[same:]}"


def _volume(fields: Fields, blank: str) -> str:
    issue = f"({fields.issue})" if fields.issue else ""
    return f"{fields.volume}{issue}".replace(" ", blank or " ")


def _apa_names(fields: Fields) -> str:
    names = [f"{name.label}, {name.given}" if name.given else name.label for name in fields.author]
    if fields.et_al:
        return ", ".join(names[:-1]) + f", … {names[-1]}"
    return ", ".join(names[:-1]) + f", & {names[-1]}" if len(names) > 1 else "".join(names)


def _short_names(fields: Fields) -> str:
    names = [" ".join(p for p in (name.label, re.sub(r"[. -]", "", name.given)) if p) for name in fields.author]
    return ", ".join(names) + (", et al" if fields.et_al else "")
