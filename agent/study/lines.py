"""YAML in which every value knows its line, and nothing is guessed.

Only `true`, `false`, `null` and plain numbers are more than text: a date, a time or `010`
stays what was written, and YAML's old words for booleans (`no`, `on`, `y`) must be quoted.
The tree is built from the parser's events, one after the other, so that depth, size and
aliases are bounded before anything is built from them. No tag can make an object.
Not here: what the values mean (`mends`, and the nouns), nor syntax errors' words (`syntax`).
"""

import re
from dataclasses import dataclass, field

import yaml

from agent.study.problems import Fault
from agent.study.syntax import syntax_fault

MAX_DEPTH = 40
MAX_VALUES = 100_000
OLD_BOOLEANS = frozenset({"y", "n", "yes", "no", "on", "off"})
_KEYWORDS: dict[str, bool | None] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL", "~", ""), None),
}
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(
    r"[-+]?(0|[1-9][0-9]{0,17}|(?=\.[0-9]))(\.[0-9]{0,18})?([eE][-+]?[0-9]{1,2})?"
)
_TEXT_TAGS = (None, "!", "tag:yaml.org,2002:str")
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Value = str | int | float | bool | list["Value"] | dict[str, "Value"] | None
Place = tuple[str | int, ...]


@dataclass(slots=True)
class Node:
    """A value and its line: a text, a list (`parts`) or a mapping (`pairs`)."""

    line: int
    text: str | None = None
    plain: bool = False
    parts: list["Node"] = field(default_factory=list)
    pairs: list[tuple["Node", "Node"]] | None = None
    unfinished: bool = False


def meaning(text: str) -> str | int | float | bool | None:
    """Read an unquoted word: a keyword, a number, or itself."""
    if text in _KEYWORDS:
        return _KEYWORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    return text


class Unreadable(Exception):
    """The file cannot be read any further; carries the fault."""

    def __init__(self, line: int, what: str, mend: str) -> None:
        """Keep the fault for the caller."""
        self.fault = Fault(line=line, what=what, mend=mend)
        super().__init__(what)


class Composer:
    """Builds the tree of nodes from the parser's events, and notes what is wrong on the way."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self._stack: list[Node] = []
        self._keys: list[Node | None] = []
        self._anchors: dict[str, Node] = {}
        self._count = 0

    def feed(self, event: yaml.Event) -> None:
        """Take the next event."""
        mark = event.start_mark
        line = mark.line + 1 if mark else 1
        match event:
            case yaml.ScalarEvent():
                self._scalar(event, line)
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._open(event, line)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._close()
            case yaml.AliasEvent():
                self._alias(event, line)
            case yaml.DocumentStartEvent() if self.root is not None:
                raise Unreadable(line, "a second document begins here", "keep one '---' at most")
            case _:
                pass

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        self._untagged(event.tag, line)
        plain = not event.style and event.tag is None  # the two parsers say '' and None
        node = Node(line, text=event.value, plain=plain)
        if plain and event.value.lower() in OLD_BOOLEANS and not self._awaits_key():
            self._old_boolean(event.value, line)
        self._add(node, event.anchor)

    def _old_boolean(self, word: str, line: int) -> None:
        yes = word.lower() in ("y", "yes", "on")
        self.faults.append(
            Fault(
                line=line,
                what=f"{word} without quotes is a boolean to some readers of YAML and a word to "
                "others",
                mend=f"quote it: '{word}'; or write {'true' if yes else 'false'} if that is meant",
            )
        )

    def _untagged(self, tag: str | None, line: int) -> None:
        if tag not in _TEXT_TAGS:
            shown = (tag or "").replace("tag:yaml.org,2002:", "!!")
            self.faults.append(
                Fault(line=line, what=f"the tag {shown} is not allowed", mend="take the tag out")
            )

    def _open(self, event: yaml.SequenceStartEvent | yaml.MappingStartEvent, line: int) -> None:
        if event.tag is not None:
            self._untagged(event.tag, line)
        if len(self._stack) >= MAX_DEPTH:
            raise Unreadable(
                line, f"lists and mappings nest deeper than {MAX_DEPTH}", "check the brackets"
            )
        mapping = isinstance(event, yaml.MappingStartEvent)
        if mapping and self._awaits_key():
            self._bad_key(line)
        node = Node(line, pairs=[] if mapping else None, unfinished=True)
        self._add(node, event.anchor)
        self._stack.append(node)
        self._keys.append(None)

    def _bad_key(self, line: int) -> None:
        raise Unreadable(
            line,
            "a mapping stands where a key is expected, as when a text begins with '{{'",
            "put the whole text in quotes",
        )

    def _close(self) -> None:
        node = self._stack.pop()
        self._keys.pop()
        node.unfinished = False
        if node.pairs is not None:
            self._report_doubles(node.pairs)

    def _report_doubles(self, pairs: list[tuple[Node, Node]]) -> None:
        first: dict[str | None, int] = {}
        for key, _ in pairs:
            if key.text in first:
                self.faults.append(
                    Fault(
                        line=key.line,
                        what=f"the key '{key.text}' is already given on line {first[key.text]}",
                        mend="keep one of the two",
                    )
                )
            first.setdefault(key.text, key.line)

    def _alias(self, event: yaml.AliasEvent, line: int) -> None:
        node = self._anchors.get(event.anchor or "")
        if node is None:
            raise Unreadable(
                line,
                f"*{event.anchor} refers to nothing above it",
                f"define &{event.anchor} above, or put the text in quotes",
            )
        if node.unfinished:
            raise Unreadable(line, f"*{event.anchor} contains itself", "take the alias out")
        self._add(node, None)

    def _awaits_key(self) -> bool:
        return bool(self._stack) and self._stack[-1].pairs is not None and self._keys[-1] is None

    def _add(self, node: Node, anchor: str | None) -> None:
        self._count += 1
        if self._count > MAX_VALUES:
            raise Unreadable(
                node.line, f"more than {MAX_VALUES:,} values", "split or shorten the questionnaire"
            )
        if anchor:
            self._anchors[anchor] = node
        if not self._stack:
            self.root = node
            return
        top = self._stack[-1]
        if top.pairs is None:
            top.parts.append(node)
            return
        key = self._keys[-1]
        if key is None:
            if node.text is None:
                raise Unreadable(node.line, "a key must be one word", "put the text in quotes")
            self._keys[-1] = node
        else:
            top.pairs.append((key, node))
            self._keys[-1] = None


class Tree:
    """The plain values of a file, and the line of every one of them."""

    def __init__(self, root: Node) -> None:
        """Expand aliases and merge keys, within bounds. Raises Unreadable."""
        self._count = 0
        self._entries: dict[int, dict[str, tuple[Node, Node]]] = {}
        self._root = root
        self.value = self._plain(root, 0)

    def _plain(self, node: Node, depth: int) -> Value:
        self._spend(node, 1, depth)
        if node.text is not None:
            return meaning(node.text) if node.plain else node.text
        if node.pairs is None:
            return [self._plain(part, depth + 1) for part in node.parts]
        pairs = self._read_entries(node, depth)
        return {key: self._plain(value, depth + 1) for key, (_, value) in pairs.items()}

    def _spend(self, node: Node, values: int, depth: int) -> None:
        self._count += values
        if self._count > MAX_VALUES or depth > MAX_DEPTH:
            raise Unreadable(
                node.line,
                f"aliases expand to more than {MAX_VALUES:,} values or {MAX_DEPTH} levels",
                "write the repeated part out where it is needed",
            )

    def _read_entries(self, node: Node, depth: int) -> dict[str, tuple[Node, Node]]:
        """Give a mapping's keys and values; what it says wins over what it merges by `<<`."""
        if id(node) in self._entries:
            return self._entries[id(node)]
        found: dict[str, tuple[Node, Node]] = {}
        merged: list[Node] = []
        for key, value in node.pairs or ():
            if key.text == "<<" and key.plain:
                merged += [value] if value.text is not None or value.pairs else value.parts
            else:
                found.setdefault(key.text or "", (key, value))
        for one in merged:
            if one.pairs is None:
                raise Unreadable(one.line, "'<<' merges what is no mapping", "take it out")
            self._spend(one, len(one.pairs), depth)
            for name, pair in self._read_entries(one, depth + 1).items():
                self._spend(one, 1, depth)
                found.setdefault(name, pair)
        self._entries[id(node)] = found
        return found

    def find(self, place: Place) -> tuple[int, Node]:
        """Walk along `place` as far as it goes: the line of the innermost value, and the value.

        Of a key's value, the line is the key's.
        """
        node = self._root
        line = node.line
        for part in place:
            if node.pairs is not None:
                pair = self._entries.get(id(node), {}).get(str(part))
                if pair is not None:
                    line, node = pair[0].line, pair[1]
            elif isinstance(part, int) and 0 <= part < len(node.parts):
                node = node.parts[part]
                line = node.line
        return line, node

    def line(self, place: Place) -> int:
        """The line of the innermost value on `place`."""
        return self.find(place)[0]


def read_tree(text: str) -> tuple[Tree | None, tuple[Fault, ...]]:
    """Read YAML; where it cannot be read to its end, the tree is None."""
    composer = Composer()
    try:
        for event in yaml.parse(text, Loader=_PARSER):
            composer.feed(event)
        if composer.root is None:
            raise Unreadable(1, "the file is empty", "write at least an id, a title and a question")
        tree = Tree(composer.root)
    except Unreadable as stopped:
        return None, (*composer.faults, stopped.fault)
    except yaml.YAMLError as broken:
        return None, (*composer.faults, syntax_fault(broken, text))
    return tree, tuple(composer.faults)
