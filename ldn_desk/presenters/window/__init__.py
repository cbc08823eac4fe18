"""What belongs to the window as a whole: status, search, library, export, settings."""
