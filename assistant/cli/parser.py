"""The words of the command line. What they do stands in the ``commands`` modules."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any, NoReturn

REWRITE_MODES = (
    "proofread",
    "shorten",
    "clearer",
    "formal",
    "friendly",
    "bullets",
    "prose",
    "mine",
    "custom",
)
OUTCOMES = ("accepted", "edited", "regenerated", "discarded")
HAND_OVER_FORMS = ("eml", "mbox", "maildir", "mailto", "text")
TRAINING_STEPS = ("status", "pause", "resume", "cancel", "remove")
EVALUATIONS = ("prelude", "replay", "retrieval", "precision")


class UsageError(Exception):
    """The command line is not understood; ``usage`` is the line that shows how it should be."""

    def __init__(self, message: str, usage: str) -> None:
        super().__init__(message)
        self.message = message
        self.usage = usage


class Parser(argparse.ArgumentParser):
    """Raises instead of exiting, so that the caller can answer in JSON too."""

    def error(self, message: str) -> NoReturn:
        """Called by argparse on wrong usage."""
        raise UsageError(message, self.format_usage().strip())


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Understand a command line; ``further`` holds the options that an evaluation checks itself.

    Raises:
        UsageError: when it is wrong.
    """
    parser = build_parser()
    options, further = parser.parse_known_args(arguments)
    if further and options.command != "evaluate":
        parser.error(f"unrecognized arguments: {' '.join(further)}")
    if options.command == "search" and not options.like and options.query is None:
        parser.error("search: the following arguments are required: QUERY")
    options.further = further
    return options


def build_parser() -> Parser:
    """The whole command line; ``command`` names what to do, "" opens the window."""
    common = _common_options(argparse.SUPPRESS)
    parser = Parser(
        prog="ownhand",
        description="Writes mail and documents in your own hand, on your own machine.",
        parents=[_common_options(None)],
        epilog="Without a command the window opens. `ownhand COMMAND --help` explains a command.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help="say which version this is")
    parser.add_argument("--hidden", action="store_true", help="open no window, only the icon in the tray")
    parser.add_argument(
        "--rewrite",
        action="store_true",
        help="rewrite what is selected, for a key bound in the desktop's settings",
    )
    parser.set_defaults(command="")
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=Parser)

    def command(name: str, help: str, **more: Any) -> Parser:  # noqa: A002
        added: Parser = commands.add_parser(
            name,
            help=help,
            description=help[:1].upper() + help[1:] + ".",
            parents=[common],
            allow_abbrev=False,
            **more,
        )
        added.set_defaults(command=name)
        return added

    _add_library_commands(command)
    _add_writing_commands(command)
    _add_learning_commands(command, common)
    _add_model_commands(command, common)
    _add_care_commands(command, common)
    return parser


def _common_options(default: Any) -> Parser:
    """Options that may stand before and after the command; the later place wins."""
    parser = Parser(add_help=False, argument_default=default, allow_abbrev=False)
    group = parser.add_argument_group("common options")
    group.add_argument(
        "--data", metavar="DIR", help="the data directory (default: OWNHAND_HOME, or the system's place)"
    )
    group.add_argument("--json", action="store_true", default=default, help="print exactly one JSON object")
    group.add_argument("--quiet", action="store_true", default=default, help="no progress and no remarks")
    group.add_argument("-v", "--verbose", action="store_true", default=default, help="say more")
    return parser


def _add_library_commands(command: Any) -> None:
    add = command("add", "register mail or documents and index them to the end")
    add.add_argument("paths", nargs="+", metavar="PATH", help="mailbox file, Maildir, folder or single file")
    add.add_argument(
        "--kind", default="auto", help="format of the files where it can't be told (default: auto)"
    )
    command("sources", "list what was added")
    remove = command("remove", "forget one source and what only it held")
    remove.add_argument("source", metavar="SOURCE", help="id or path of a source")
    command("index", "bring all sources up to date")
    identity = command("identity", "show, add or remove your own addresses")
    identity.add_argument("action", nargs="?", choices=("add", "remove"), help="what to do with ADDRESS")
    identity.add_argument("address", nargs="?", metavar="ADDRESS")
    search = command("search", "search everything by words and by meaning")
    search.add_argument(
        "query",
        nargs="?",
        metavar="QUERY",
        help='words, "phrases", -without, from: to: with: subject: in: after: before: has:attachment is:own',
    )
    search.add_argument("--limit", type=int, metavar="N", help="how many results")
    search.add_argument(
        "--from", dest="sender", default="", metavar="P", help="address or name of the sender"
    )
    search.add_argument(
        "--to", dest="recipient", default="", metavar="P", help="address or name of a recipient"
    )
    search.add_argument("--kind", choices=("mail", "document"), default="")
    search.add_argument("--own", action="store_true", help="only words you wrote yourself")
    search.add_argument("--since", default="", metavar="D", help="2024, 2024-05-31, or 30d, 6w, 3m, 2y ago")
    search.add_argument("--like", default="", metavar="ID", help="what is near in meaning to this item")
    search.add_argument("--threads", action="store_true", help="one line for each thread")
    search.add_argument("--offset", type=int, default=0, metavar="N", help="leave out the first results")
    people = command("people", "list the people you write to and hear from")
    people.add_argument("query", nargs="?", default="", metavar="QUERY", help="part of a name or address")
    profile = command("profile", "show the measured style of what you wrote")
    profile.add_argument("--person", default="", metavar="P", help="only what you wrote to this person")


def _add_writing_commands(command: Any) -> None:
    draft = command("draft", "write a mail or a document from points")
    draft.add_argument(
        "--to", action="append", default=[], metavar="A", help="address, name or id of a recipient"
    )
    draft.add_argument("--subject", default="", metavar="S")
    draft.add_argument("--kind", choices=("mail", "document"), default="mail")
    reply = command("reply", "answer a message of the library")
    reply.add_argument("message_id", metavar="MESSAGE_ID", help="item id or Message-ID")
    reply.add_argument(
        "--to", action="append", default=[], metavar="A", help="other recipients than the sender"
    )
    reply.add_argument("--subject", default="", metavar="S")
    for parser in (draft, reply):
        parser.add_argument(
            "--points",
            action="append",
            metavar="TEXT",
            help="what to say, one point a line or parted by ';'; may be repeated; - reads standard input",
        )
        parser.add_argument("--tone", default="", help="formal, neutral, friendly, or in your own words")
        parser.add_argument("--length", choices=("short", "medium", "long"), default="")
        parser.add_argument(
            "--language", default="", metavar="CODE", help="two letters; by default that of the points"
        )
        parser.add_argument("--no-learning", action="store_true", help="write without anything learned")
        parser.add_argument(
            "--without",
            action="append",
            default=[],
            metavar="PREFERENCE",
            help="leave this preference out of this draft; may be repeated",
        )
        parser.add_argument("--seed", type=int, metavar="N", help="start of the random numbers")
    rewrite = command("rewrite", "rewrite a text")
    rewrite.add_argument("--mode", required=True, metavar="MODE", help=", ".join(REWRITE_MODES))
    rewrite.add_argument("--instruction", default="", metavar="TEXT", help="what to do, for the mode custom")
    rewrite.add_argument("--to", default="", metavar="P", help="to whom the text goes, for the preferences")
    rewrite.add_argument("--no-learning", action="store_true", help="rewrite without anything learned")
    rewrite.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help="a file, or - for standard input"
    )
    drafts = command("drafts", "list the drafts kept, or show one")
    drafts.add_argument("action", nargs="?", choices=("show",))
    drafts.add_argument("draft", nargs="?", metavar="ID")
    handover = command("handover", "hand a draft over to your mail program")
    handover.add_argument("draft", metavar="ID")
    handover.add_argument("--as", dest="form", choices=HAND_OVER_FORMS, required=True)
    handover.add_argument("--out", default="", metavar="PATH", help="file or folder to write")
    handover.add_argument(
        "--text", default="", metavar="FILE", help="hand over this text in place of the draft's"
    )


def _add_learning_commands(command: Any, common: argparse.ArgumentParser) -> None:
    learn = command("learn", "learn from the text that a draft ended up as")
    learn.add_argument("draft", metavar="DRAFT_ID")
    learn.add_argument("--final", metavar="FILE", help="the final text: a file, or - for standard input")
    learn.add_argument(
        "--outcome", choices=OUTCOMES, default="", help="default: edited, or accepted if unchanged"
    )
    answer = command("answer", "answer the question a draft came with; it is not asked again")
    answer.add_argument("question", metavar="QUESTION_ID")
    answer.add_argument("choice", choices=("formal", "informal", "dismiss"))
    curve = command("curve", "show how your corrections came down over time")
    curve.add_argument("--person", default="", metavar="P", help="only drafts to this person")
    preferences = command("preferences", "show and change what was learned or stated")
    preferences.add_argument("--person", default="", metavar="P", help="only what holds for this person")
    actions = preferences.add_subparsers(metavar="ACTION", parser_class=Parser)
    preferences.set_defaults(action="")
    add = actions.add_parser("add", help="state a preference", parents=[common], allow_abbrev=False)
    add.add_argument("text", metavar="TEXT")
    add.add_argument(
        "--scope",
        action="append",
        default=[],
        metavar="SCOPE",
        help="person=P, register=formal|neutral|informal, kind=mail|reply|document|rewrite, language=en; "
        "parted by commas; without it everywhere",
    )
    add.set_defaults(action="add")
    edit = actions.add_parser("edit", help="word a preference anew", parents=[common], allow_abbrev=False)
    edit.add_argument("preference", metavar="ID")
    edit.add_argument("text", metavar="TEXT")
    edit.set_defaults(action="edit")
    for name, help_text in (
        ("like", "write more like this passage"),
        ("unlike", "write nothing like this passage"),
    ):
        action = actions.add_parser(name, help=help_text, parents=[common], allow_abbrev=False)
        action.add_argument(
            "--text", required=True, metavar="FILE", help="the passage: a file, or - for standard input"
        )
        action.add_argument(
            "--person", dest="to", default="", metavar="P", help="only in what goes to this person"
        )
        action.add_argument("--draft", default="", metavar="DRAFT_ID", help="the draft the passage stands in")
        action.set_defaults(action=name)
    show = actions.add_parser(
        "show", help="show one preference with its life", parents=[common], allow_abbrev=False
    )
    show.add_argument("preference", metavar="ID")
    show.set_defaults(action="show")
    for name, help_text in (
        ("pin", "keep a preference whatever later edits say"),
        ("off", "stop applying a preference"),
        ("on", "apply a preference again"),
        ("delete", "delete a preference"),
        ("undo", "take back the last change of a preference"),
    ):
        action = actions.add_parser(name, help=help_text, parents=[common], allow_abbrev=False)
        action.add_argument("preference", metavar="ID")
        action.set_defaults(action=name)


def _add_model_commands(command: Any, common: argparse.ArgumentParser) -> None:
    models = command("models", "show, install, choose, check or remove models")
    models.set_defaults(action="")
    actions = models.add_subparsers(metavar="ACTION", parser_class=Parser)
    for name, help_text, place in (
        (
            "install",
            "install a model: a name of the catalogue, a GGUF file, or an https address",
            "NAME|FILE|URL",
        ),
        ("use", "write with this model from now on", "NAME"),
        ("remove", "delete an installed model", "NAME"),
    ):
        action = actions.add_parser(name, help=help_text, parents=[common], allow_abbrev=False)
        action.add_argument("name", metavar=place)
        if name == "install":
            action.add_argument("--sha256", default="", help="what the file must be, for an https address")
            action.add_argument("--name", dest="as_name", default="", help="name to keep it under")
            action.add_argument(
                "--attended",
                action="store_true",
                help="for programs: tell the progress in bytes, one JSON object a line on standard error, "
                "and stop when standard input ends",
            )
        action.set_defaults(action=name)
    check = actions.add_parser(
        "check", help="measure speed and obedience", parents=[common], allow_abbrev=False
    )
    check.add_argument("name", nargs="?", default="", metavar="NAME")
    check.set_defaults(action="check")
    train = actions.add_parser(
        "train",
        help="train the model in use on your own sent mail; it is used only where it wins",
        parents=[common],
        allow_abbrev=False,
    )
    steps = "status, pause, resume, cancel, or remove with the number of an adapter"
    train.add_argument(
        "step", nargs="?", default="", choices=("", *TRAINING_STEPS), metavar="STEP", help=steps
    )
    train.add_argument("adapter", nargs="?", type=int, default=None, metavar="ID")
    train.add_argument("--dry-run", action="store_true", help="only say what it would take")
    train.add_argument("--yes", action="store_true", help="begin without asking")
    train.add_argument("--minutes", type=float, default=0.0, metavar="N", help="train no longer than this")
    train.set_defaults(action="train")


def _add_care_commands(command: Any, common: argparse.ArgumentParser) -> None:
    # Further options belong to the evaluation itself, which checks them.
    evaluate = command("evaluate", "measure learning or retrieval; curves and tables go to a folder")
    evaluate.add_argument("kind", choices=EVALUATIONS)
    evaluate.add_argument("--out", required=True, metavar="DIR")
    command("demo", "the whole job on the sample mailbox, in a throw-away data directory")
    command("prove", "prove that the engine can't reach any network")
    command("doctor", "check library, index, models, disk, memory and rights")
    export = command("export", "write everything in plain formats to a new folder")
    export.add_argument("folder", metavar="DIR")
    bring_in = command("import", "read an exported folder into an empty library")
    bring_in.add_argument("folder", metavar="DIR")
    erase = command("erase", "erase a person, a source or everything, and prove it")
    what = erase.add_mutually_exclusive_group(required=True)
    what.add_argument("--person", default="", metavar="P")
    what.add_argument("--source", default="", metavar="S")
    what.add_argument("--all", action="store_true", dest="everything")
    engine = command("engine", "show or stop the process that owns library and models")
    engine.add_argument("action", choices=("status", "stop"))
    settings = command("settings", "show or change settings")
    settings.set_defaults(action="")
    actions = settings.add_subparsers(metavar="ACTION", parser_class=Parser)
    change = actions.add_parser("set", help="change one setting", parents=[common], allow_abbrev=False)
    change.add_argument("key", metavar="KEY")
    change.add_argument("value", metavar="VALUE")
    change.set_defaults(action="set")
    reset = actions.add_parser("reset", help="go back to the defaults", parents=[common], allow_abbrev=False)
    reset.set_defaults(action="reset")
