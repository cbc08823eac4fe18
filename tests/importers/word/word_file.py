"""Word files put together part by part, with what Word, Zotero, Mendeley and EndNote write into them."""

import base64
import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NAMES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:m="{M}" xmlns:mc="{MC}"'

ASH = {
    "id": 1,
    "type": "article-journal",
    "title": "Sleep in mice at night",
    "container-title": "J Sleep",
    "DOI": "10.1000/ash",
    "volume": "16",
    "author": [{"family": "Ash", "given": "A. H."}],
    "issued": {"date-parts": [[2016]]},
}
CEDAR = ASH | {
    "id": 2,
    "title": "Pain in mice by day",
    "DOI": "10.1000/cedar",
    "author": [{"family": "Cedar", "given": "D."}],
}


def word_file(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A Word file with this body, and these parts besides."""
    written = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<?xml version='1.0'?><w:document {NAMES}><w:body>{body}</w:body></w:document>",
        **(parts or {}),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in written.items():
            archive.writestr(name, text)
    return target.getvalue()


def paragraph(inner: str, properties: str = "") -> str:
    """A paragraph of runs."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{rpr}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def field(code: str, shown: str, data: str = "") -> str:
    """A complex field: its code, cut in two as Word does, and the runs it shows."""
    half = len(code) // 2
    held = f"<w:fldData>{base64.b64encode(data.encode()).decode()}</w:fldData>" if data else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{held}</w:fldChar></w:r>'
        f"<w:r><w:instrText>{escape(code[:half])}</w:instrText></w:r><w:r><w:instrText>{escape(code[half:])}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def csl_code(*items: Mapping[str, Any], prefix: str = " ADDIN ZOTERO_ITEM CSL_CITATION ") -> str:
    """The code of a citation that names these works."""
    return prefix + json.dumps({"citationItems": [{"id": each["id"], "itemData": each} for each in items]})


def mendeley_control(shown: str, *items: Mapping[str, Any]) -> str:
    """A content control of Mendeley Cite."""
    code = json.dumps({"citationItems": [{"itemData": each} for each in items]})
    tag = "MENDELEY_CITATION_v3_" + base64.b64encode(code.encode()).decode()
    return f"<w:sdt><w:sdtPr><w:tag w:val={quoteattr(tag)}/></w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>"


ENDNOTE = (
    "<EndNote><Cite><Author>Ash</Author><record><ref-type name='Journal Article'>17</ref-type><contributors><authors>"
    "<author><style face='normal'>Ash, A. H.</style></author><author>Birch, C.</author></authors></contributors>"
    "<titles>"
    "<title><style>Sleep in mice at night</style></title><secondary-title>J Sleep</secondary-title></titles>"
    "<pages>22-34</pages>"
    "<volume>16</volume><dates><year>2016</year></dates><accession-num>12345678</accession-num>"
    "<electronic-resource-num>10.1000/ash</electronic-resource-num></record></Cite></EndNote>"
)
