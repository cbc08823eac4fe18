"""Lists of references as programs keep them: BibTeX, RIS, PubMed, CSL-JSON."""
