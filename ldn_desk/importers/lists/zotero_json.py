"""Items of Zotero's own JSON (`{"data": {"itemType": …}}`, or with `itemType` at the top) as CSL-JSON ones."""

from collections.abc import Iterator, Mapping
from typing import Any

_TYPES = {
    "journalArticle": "article-journal",
    "magazineArticle": "article-magazine",
    "newspaperArticle": "article-newspaper",
    "book": "book",
    "bookSection": "chapter",
    "conferencePaper": "paper-conference",
    "thesis": "thesis",
    "report": "report",
    "preprint": "article",
    "manuscript": "manuscript",
    "webpage": "webpage",
    "blogPost": "post-weblog",
    "forumPost": "post",
    "dataset": "dataset",
    "computerProgram": "software",
    "patent": "patent",
    "standard": "standard",
    "statute": "legislation",
    "bill": "bill",
    "case": "legal_case",
    "hearing": "hearing",
    "encyclopediaArticle": "entry-encyclopedia",
    "dictionaryEntry": "entry-dictionary",
    "presentation": "speech",
    "interview": "interview",
    "letter": "personal_communication",
    "email": "personal_communication",
    "film": "motion_picture",
    "videoRecording": "motion_picture",
    "audioRecording": "song",
    "podcast": "broadcast",
    "radioBroadcast": "broadcast",
    "tvBroadcast": "broadcast",
    "map": "map",
    "artwork": "graphic",
    "document": "document",
}
_CONTAINERS = (
    "publicationTitle",
    "bookTitle",
    "proceedingsTitle",
    "encyclopediaTitle",
    "dictionaryTitle",
    "websiteTitle",
    "blogTitle",
    "conferenceName",
    "journalAbbreviation",
)
_SAME = {
    "title": "title",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "date": "issued",
    "DOI": "DOI",
    "url": "URL",
    "ISBN": "ISBN",
    "ISSN": "ISSN",
    "edition": "edition",
    "place": "publisher-place",
    "extra": "note",
    "PMID": "PMID",
    "PMCID": "PMCID",
    "language": "language",
    "abstractNote": "abstract",
    "accessDate": "accessed",
    "versionNumber": "version",
    "series": "collection-title",
    "seriesTitle": "collection-title",
    "shortTitle": "title-short",
    "numPages": "number-of-pages",
    "callNumber": "call-number",
    "archive": "archive",
    "thesisType": "genre",
    "reportType": "genre",
}


def is_zotero(data: Mapping[str, Any]) -> bool:
    """Whether the object is an item in Zotero's own form."""
    return "itemType" in zotero_item(data)


def zotero_item(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The item's own fields, which some exports wrap in `data`."""
    inner = data.get("data")
    return inner if isinstance(inner, dict) else data


def as_csl(data: Mapping[str, Any]) -> dict[str, Any]:
    """The item with CSL's names; values are left as they are."""
    item = zotero_item(data)
    creators = item.get("creators")
    people = [one for one in creators if isinstance(one, dict)] if isinstance(creators, list) else []
    kind = item.get("itemType")
    csl = {ours: item[theirs] for theirs, ours in _SAME.items() if item.get(theirs)}
    return csl | {
        "id": item.get("citationKey") or item.get("citekey") or item.get("key") or data.get("key"),
        "type": _TYPES.get(kind, "") if isinstance(kind, str) else "",
        "container-title": next((item[name] for name in _CONTAINERS if item.get(name)), ""),
        "publisher": next(
            (item[name] for name in ("publisher", "university", "institution", "repository") if item.get(name)), ""
        ),
        "number": next((item[name] for name in ("articleNumber", "reportNumber", "number") if item.get(name)), ""),
        "author": [
            _name(one) for one in people if one.get("creatorType") not in ("editor", "seriesEditor", "translator")
        ],
        "editor": [_name(one) for one in people if one.get("creatorType") == "editor"],
        "translator": [_name(one) for one in people if one.get("creatorType") == "translator"],
        "keyword": ", ".join(_tags(item.get("tags"))),
    }


def _tags(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else ():
        tag = one.get("tag") if isinstance(one, dict) else one
        if isinstance(tag, str):
            yield tag


def _name(one: Mapping[str, Any]) -> dict[str, Any]:
    return {"literal": one.get("name"), "family": one.get("lastName"), "given": one.get("firstName")}
