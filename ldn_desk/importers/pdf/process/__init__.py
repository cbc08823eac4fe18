"""The process that reads and draws PDFs, seen from the desk: started, spoken to, held to its limits, ended."""
