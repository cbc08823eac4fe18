"""What a reader can do from a place on screen: dialogs and menus for a reference, a verdict, the list."""
