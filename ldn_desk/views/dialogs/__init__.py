"""Dialogs, each imported when it is first shown. None is for progress, and none stands in the way of reading."""
