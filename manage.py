#!/usr/bin/env python
import os
import sys
from importlib import import_module

# These read files and write to the terminal: without the site and its apps they start at once.
WITHOUT_THE_SITE = {"split", "compare"}


def main(argv: list[str]) -> None:
    """Run the command that `argv` names."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "abramos.settings")
    if argv[1:2] and argv[1] in WITHOUT_THE_SITE:
        import_module(f"drafts.management.commands.{argv[1]}").Command().run_from_argv(argv)
        return
    from django.core.management import execute_from_command_line

    execute_from_command_line(argv)


if __name__ == "__main__":
    main(sys.argv)
