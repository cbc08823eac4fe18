"""The window: menus, commands, tool bar, status bar."""
