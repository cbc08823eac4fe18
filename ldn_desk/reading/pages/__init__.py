"""Where the text of an article stands on its pages."""
