"""HTML to plain text as a reader sees it: hidden text dropped, quotes marked, blocks on their own lines.

Text that a person does not see (``display:none``, zero size, colour of the ground, zero-width and tag
characters) is a way
to smuggle instructions to a model, so it never becomes part of an item.
"""

from __future__ import annotations

import html as html_entities
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

HTML_CHARS = 5_000_000
MOST_STYLE_RULES = 100
MOST_COLOUR_CHECKS = 3_000
DEEPEST_QUOTE = 20

DIVIDER = "-----Original Message-----"

_DROPPED = (
    "script, style, head, noscript, template, iframe, object, embed, noembed, noframes, xmp, plaintext, "
    "svg, math,"
    " canvas, audio, video, select, datalist, textarea, button, input, [hidden], "
    "[aria-hidden='true'].preheader"
)
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    r"|font-size\s*:\s*0*(?:\.0+)?(?:0|[01]?(?:\.\d+)?\s*px)\s*(?:px|pt|em|rem|%|;|!|$)"
    r"|opacity\s*:\s*0*\.?0*\s*(?:;|!|$)|mso-hide\s*:\s*all"
    r"|text-indent\s*:\s*-\d{3,}|(?:left|top)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_ZERO_BOX = re.compile(r"(?:^|;)\s*(?:max-)?(?:height|width)\s*:\s*0(?:px|pt|em)?\s*(?:;|!|$)", re.IGNORECASE)
_CLIPPED = re.compile(r"overflow\s*:\s*hidden", re.IGNORECASE)
_COLOUR = re.compile(r"(?:^|;)\s*color\s*:\s*([^;!]+)", re.IGNORECASE)
_GROUND = re.compile(r"(?:^|;)\s*background(?:-color)?\s*:\s*([^;!]+)", re.IGNORECASE)
_RULE = re.compile(r"([^{}@]+)\{([^{}]*)\}")
_AT_RULE = re.compile(r"@[^{;]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{;]*;|/\*.*?\*/|<!--|-->", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>|<!--.*?-->|<![^>]*>", re.DOTALL)
_SPACES = re.compile(r"[ \t\n\r\f\xa0]+")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0e\ufeff\uffa0\U0001d173-\U0001d17a\U000e0000-\U000e007f\U000e0100-\U000e01ef]"
)
_BLANK_LINES = re.compile(r"\n{3,}")

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
        "caption",
    ]
)
_SPACED = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "pre", "table", "blockquote"])
# Containers in which mail programs put the message that is answered or forwarded, without quote marks.
_QUOTED_BOX = (
    "#OLK_SRC_BODY_SECTION, .moz-forward-container, .yahoo_quoted, .zmail_extra_hr, blockquote.gmail_quote"
)
_REST_IS_QUOTED = "#divRplyFwdMsg, #appendonsend, #mail-editor-reference-message-container"


def visible(text: str) -> str:
    """The text without zero-width, direction, variation and tag characters (joiners inside emoji are
    kept).
    """
    return text if text.isascii() else _INVISIBLE.sub("", text)


def html_to_text(html: str) -> str:
    """Plain text of an HTML document or fragment.

    Quoted parts get ``"> "`` marks, and Outlook's unmarked quoted part is preceded by ``DIVIDER``, so that
    ``assistant.text.quotes`` can tell them from new text.

    Args:
        html: markup; more than ``HTML_CHARS`` characters are cut.
    """
    from selectolax.lexbor import LexborHTMLParser

    html = html[:HTML_CHARS]
    if "<" not in html:
        return _tidy(html_entities.unescape(html))
    tree = LexborHTMLParser(html)
    _drop_hidden(tree)
    _mark_quotes(tree)
    root = tree.body or tree.root
    if root is None:
        return ""
    return _tidy(_render(root.html or ""))


def title(html: str) -> str:
    """The document's title, or ""."""
    from selectolax.lexbor import LexborHTMLParser

    node = LexborHTMLParser(html[:HTML_CHARS]).css_first("title")
    return " ".join(node.text().split())[:300] if node is not None else ""


def author(html: str) -> str:
    """The document's author as its metadata says, or ""."""
    from selectolax.lexbor import LexborHTMLParser

    node = LexborHTMLParser(html[:HTML_CHARS]).css_first("meta[name='author' i]")
    return " ".join((node.attributes.get("content") or "").split())[:200] if node is not None else ""


def _drop_hidden(tree: LexborHTMLParser) -> None:
    sheets = [node.text() for node in tree.css("style")]
    for selector in _hiding_selectors(sheets):
        try:
            nodes = tree.css(selector)
        except Exception:  # noqa: BLE001, S112 - a selector out of the mail may be anything; the parser's error has no type
            continue
        for node in nodes:
            if node.tag not in ("body", "html"):
                node.decompose()
    for node in tree.css(_DROPPED):
        node.decompose()
    coloured: list[LexborNode] = []
    for node in tree.css("[style]"):
        style = node.attributes.get("style") or ""
        if node.tag in ("body", "html"):
            continue
        if _HIDDEN_STYLE.search(style) or (_CLIPPED.search(style) and _ZERO_BOX.search(style)):
            node.decompose()
        elif "color" in style.lower():
            coloured.append(node)
    coloured.extend(tree.css("font[color]"))
    for node in coloured[:MOST_COLOUR_CHECKS]:
        if _is_ground_coloured(node):
            node.decompose()


def _hiding_selectors(sheets: list[str]) -> list[str]:
    selectors: list[str] = []
    for sheet in sheets:
        for match in _RULE.finditer(_AT_RULE.sub(" ", sheet[:200_000])):
            if _HIDDEN_STYLE.search(match.group(2)):
                names = [name.strip() for name in match.group(1).split(",")]
                # Pseudo classes (":hover", ":link") say nothing about what is seen at first.
                selectors.extend(name for name in names if name and ":" not in name and len(name) < 100)
    return selectors[:MOST_STYLE_RULES]


def _is_ground_coloured(node: LexborNode) -> bool:
    style = node.attributes.get("style") or ""
    match = _COLOUR.search(style)
    colour = _colour(match.group(1) if match else (node.attributes.get("color") or ""))
    if not colour:
        return False
    if colour == "transparent":
        return True
    current: LexborNode | None = node
    for _ in range(200):
        if current is None:
            break
        attributes = current.attributes
        match = _GROUND.search(attributes.get("style") or "")
        raw = match.group(1) if match else (attributes.get("bgcolor") or "")
        if "url(" in raw or attributes.get("background"):
            return False
        ground = _colour(raw)
        if ground and ground not in ("transparent", "inherit", "initial"):
            return ground == colour
        current = current.parent
    return colour == "ffffff"


def _colour(raw: str) -> str:
    """A colour as six hex digits, or the word as it stands; "" when none is given."""
    value = raw.strip().lower().split("!")[0].strip()
    if value.startswith("rgb"):
        parts = re.findall(r"[\d.]+", value)
        if len(parts) > 3 and float(parts[3]) == 0:
            return "transparent"
        numbers = [min(255, int(float(number))) for number in parts[:3]]
        return "".join(f"{number:02x}" for number in numbers) if len(numbers) == 3 else ""
    value = value.split(" ")[0].lstrip("#")
    if value == "white":
        return "ffffff"
    if value == "black":
        return "000000"
    if len(value) in (3, 4) and all(letter in "0123456789abcdef" for letter in value):
        value = "".join(letter * 2 for letter in value)
    if len(value) == 8 and all(letter in "0123456789abcdef" for letter in value):
        return "transparent" if value.endswith("00") else value[:6]
    return value


def _mark_quotes(tree: LexborHTMLParser) -> None:
    for node in tree.css(_QUOTED_BOX):
        if node.tag != "blockquote":
            node.insert_before(f"\x02{DIVIDER}\x02")
    for node in tree.css(_REST_IS_QUOTED):
        node.insert_before(f"\x02{DIVIDER}\x02")
    # Gmail and Apple indent lists and citations with blockquote too, but a quote is what it means.
    for node in tree.css("div[style*='border-top'], div[style*='border-left'], hr"):
        if node.tag == "hr":
            continue
        text = (node.text(deep=True) or "").lstrip()[:40]
        if re.match(r"(?i)(from|von|de|da|van|fra|från|lähettäjä)\s*:", text):
            node.insert_before(f"\x02{DIVIDER}\x02")


def _render(markup: str) -> str:
    """Text of serialised markup; one pass over its tags."""
    lines: list[str] = []
    current: list[str] = []
    depth = 0
    preformatted = 0
    lists: list[int] = []
    pending_marker = ""

    def flush(force: bool = False) -> None:
        text = "".join(current)
        current.clear()
        if not preformatted:
            text = _SPACES.sub(" ", text).strip()
        if text or force:
            lines.append(("> " * depth + text) if depth else text)

    def blank() -> None:
        if lines and lines[-1].strip("> "):
            lines.append("> " * depth if depth else "")

    position = 0
    for match in _TAG.finditer(markup):
        raw = markup[position : match.start()]
        position = match.end()
        if raw:
            text = html_entities.unescape(raw)
            if "\x02" in text:
                for index, piece in enumerate(text.split("\x02")):
                    if index % 2:
                        flush()
                        blank()
                        current.append(piece)
                        flush()
                    else:
                        current.append(piece)
            elif preformatted:
                first, *more = text.split("\n")
                current.append(first)
                for line in more:
                    flush(force=True)
                    current.append(line)
            elif pending_marker and text.strip():
                current.append(pending_marker + text.lstrip())
                pending_marker = ""
            else:
                current.append(text)
        tag = match.group(2)
        if tag is None:
            continue
        tag = tag.lower()
        closing = bool(match.group(1))
        if tag == "br":
            flush(force=True)
        elif tag in ("td", "th"):
            if not closing and current and "".join(current).strip():
                current.append("  ")
        elif tag == "img":
            continue
        elif tag in _BLOCKS:
            flush()
            if tag == "pre":
                preformatted = max(0, preformatted + (-1 if closing else 1))
            if tag == "blockquote":
                if closing:
                    depth = max(0, depth - 1)
                else:
                    blank()
                    depth = min(DEEPEST_QUOTE, depth + 1)
            if tag in ("ul", "ol"):
                if closing and lists:
                    lists.pop()
                elif not closing:
                    lists.append(1 if tag == "ol" else 0)
            if tag == "li" and not closing:
                if lists and lists[-1]:
                    pending_marker = f"{lists[-1]}. "
                    lists[-1] += 1
                else:
                    pending_marker = "- "
            elif tag == "li":
                pending_marker = ""
            elif tag == "hr":
                blank()
                lines.append("_" * 32)
            elif tag in _SPACED and not (tag in ("ul", "ol") and len(lists) > (0 if closing else 1)):
                blank()
    tail = html_entities.unescape(markup[position:])
    current.append(tail)
    flush()
    return "\n".join(lines)


def _tidy(text: str) -> str:
    text = visible(text).replace("\x02", "").replace("\x00", "")
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", text).strip("\n")
