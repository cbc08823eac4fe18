"""Word files: how they are known. `document` reads them, and is imported for that alone."""

from ldn_desk.importers.word.package import DOCUMENT, OLE, ZIP
from ldn_desk.plugins.contracts import Draft


class Docx:
    """`.docx` and its kin."""

    name = "docx"
    label = "Word document"
    suffixes = (".docx", ".docm", ".dotx")

    def recognises(self, data: bytes, suffix: str) -> float:
        """0.97 for a zip file with Word's own part in it; 0.6 for any other zip and old Office files by their name."""
        if data.startswith(ZIP):
            return 0.97 if DOCUMENT.encode() in data else 0.6
        old = data.startswith(OLE) and suffix in (*self.suffixes, ".doc", ".dot", "")
        return 0.6 if old or (suffix in self.suffixes and data[:2] == b"PK") else 0.0

    def read(self, data: bytes) -> Draft:
        """Blocks, title, authors and language, and the fields of entries that citations name.

        Raises UnreadableInput."""
        from ldn_desk.importers.word.document import read_document

        return read_document(data)
