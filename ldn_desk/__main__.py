"""The `ldn-desk` command: the window without a sub-command, the command line with one."""
