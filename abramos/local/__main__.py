import argparse
import sys

from abramos.local import Refused
from abramos.local.site import execute, run


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m abramos.local", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="serve the site until Ctrl-C")
    within = commands.add_parser("exec", help="run a command with PostgreSQL and Valkey up")
    within.add_argument("words", nargs=argparse.REMAINDER, metavar="-- COMMAND")
    arguments = parser.parse_args()
    try:
        if arguments.command == "run":
            return run()
        return execute([word for word in arguments.words if word != "--"] or ["true"])
    except Refused as refusal:
        print(f"abramos: {refusal}", file=sys.stderr)
        return 1


sys.exit(main())
