"""What runs in the process that reads and draws PDFs: the one place that speaks to PDFium."""
