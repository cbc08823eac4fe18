"""PDF: characters into lines, columns, paragraphs and entries."""
