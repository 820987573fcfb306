"""Makes src/dataexchange_local/types.py from the OpenAPI document of the control plane, which is its standard input.

`npm run client-types` at the root runs it.
"""

from __future__ import annotations

import json
import keyword
import re
import sys
import textwrap
from pathlib import Path
from typing import Any, Dict, Iterator, List, Set, Tuple

PACKAGE = Path(__file__).resolve().parents[1]
TARGET = PACKAGE / "src" / "dataexchange_local" / "types.py"
SIMPLE = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
HEADER = '''"""The JSON shapes of the control plane, made from its OpenAPI document by `npm run client-types`.

Members in PascalCase are AWS's own; instants are ISO 8601 text.
"""

from __future__ import annotations

from typing import Any, Dict, List, Literal, TypedDict, Union
'''
# An enum of at most this many values is written where it is used.
MAX_INLINE_VALUES = 3
# A shape within another has the name of both, unless that is longer.
MAX_NAME_LENGTH = 60
# Documents that are passed on unread.
OPAQUE = {"Snapshot": "Dict[str, Any]"}
# What the client reads that no operation names.
ALSO_NEEDED = ["StreamEvent"]
# The names that shapes within others would get, and better ones.
NAMES = {"VerifyCount": "CountRange"}

Schema = Dict[str, Any]


class Shapes:
    """The types that schemas need, in the order in which they were named."""

    def __init__(self) -> None:
        self.sources: Dict[str, str] = {}
        self._names: Dict[str, str] = {}

    def define(self, name: str, schema: Schema) -> None:
        """Adds the type of a schema under a name."""
        kind = _kind(schema)
        if kind == "object":
            self.sources[name] = ""
            self.sources[name] = self._typed_dict(name, schema)
        else:
            annotation = self._annotation(schema, name, is_whole=True)
            # An alias is evaluated when the module is imported, maybe before what it names.
            names = "|".join(_defined(annotation))
            quoted = re.sub(rf"(?<![\w\"'])({names})(?![\w\"'])", r'"\1"', annotation)
            self.sources[name] = f"{name} = {_wrapped(quoted)}\n{_doc(schema, '')}"

    def _typed_dict(self, name: str, schema: Schema) -> str:
        required = schema.get("required", [])
        members = {
            member: (self._annotation(inner, self._inner_name(name, member)), _doc(inner, "    "))
            for member, inner in schema["properties"].items()
        }
        # Members that are no names in Python need TypedDict's other notation.
        odd = [member for member in members if not member.isidentifier() or keyword.iskeyword(member)]
        parts: List[str] = []
        bases: List[str] = []
        for is_total in (True, False):
            listed = ", ".join(
                f'"{member}": {_quoted(members[member][0])}' for member in odd if (member in required) is is_total
            )
            if listed:
                base = f"_{name}{'Required' if is_total else ''}Extras"
                options = "" if is_total else ", total=False"
                bases.append(base)
                parts.append(f'{base} = TypedDict("{base}", {{{listed}}}{options})\n')
        present = {member: text for member, text in members.items() if member in required and member not in odd}
        absent = {member: text for member, text in members.items() if member not in required and member not in odd}
        if present and absent:
            parts.append(_class(f"_{name}Required", "TypedDict", "", present))
            bases.append(f"_{name}Required")
        heading = ", ".join([*(bases or ["TypedDict"]), *(["total=False"] if absent else [])])
        parts.append(_class(name, heading, _doc(schema, "    "), absent or present))
        return "\n\n".join(parts)

    def _annotation(self, schema: Schema, name: str, *, is_whole: bool = False) -> str:
        """Returns the annotation of a schema. `name` is for the type it needs; with `is_whole`, it has that name."""
        kind = _kind(schema)
        if kind == "ref":
            return str(schema["$ref"].split("/")[-1])
        if kind == "union":
            variants = schema.get("anyOf") or schema["oneOf"]
            names = _variant_names(name, variants)
            inner = [self._annotation(each, inner, is_whole=True) for each, inner in zip(variants, names)]
            return inner[0] if len(set(inner)) == 1 else f"Union[{', '.join(dict.fromkeys(inner))}]"
        if kind == "enum":
            values = schema.get("enum", [schema.get("const")])
            listed = ", ".join(json.dumps(value) if isinstance(value, str) else repr(value) for value in values)
            literal = f"Literal[{listed}]"
            return literal if is_whole or len(values) <= MAX_INLINE_VALUES else self._named(name, schema)
        if kind == "array":
            return f"List[{self._annotation(schema.get('items', {}), name + 'Entry')}]"
        if kind == "object":
            return self._named(name, schema)
        if kind == "map":
            by_pattern = list(schema.get("patternProperties", {}).values())
            values = by_pattern[0] if by_pattern else schema["additionalProperties"]
            return f"Dict[str, {self._annotation(values, name + 'Value')}]"
        if kind == "any":
            return "Any"
        return SIMPLE[kind]

    def _inner_name(self, outer: str, member: str) -> str:
        name = outer + _pascal(member)
        return name if len(name) <= MAX_NAME_LENGTH or _pascal(member) in self.sources else _pascal(member)

    def _named(self, name: str, schema: Schema) -> str:
        """Returns the name of the type of a schema: equal schemas share one."""
        name = NAMES.get(name, name)
        known = self._names.setdefault(json.dumps(schema, sort_keys=True), name)
        if known == name and name not in self.sources:
            self.define(name, schema)
        return known


def render(document: Schema) -> str:
    """Returns the source of types.py for an OpenAPI document."""
    shapes = Shapes()
    schemas: Dict[str, Schema] = document["components"]["schemas"]
    needed = _needed(document)
    for name, schema in schemas.items():
        if name in OPAQUE:
            shapes.sources[name] = f"{name} = {OPAQUE[name]}\n"
        elif name in needed:
            shapes.define(name, schema)
    for operation, schema in _responses(document):
        if _kind(schema) == "object" and schema["properties"]:
            shapes.define(_pascal(operation) + "Response", schema)
    return "\n\n".join([HEADER, *shapes.sources.values()])


def _needed(document: Schema) -> Set[str]:
    """Returns the names of the schemas that requests and responses without an error have in them."""
    schemas: Dict[str, Schema] = document["components"]["schemas"]
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    inputs = [[each.get("requestBody"), each.get("parameters")] for each in operations]
    left = [*ALSO_NEEDED, *_references([inputs, [schema for _, schema in _responses(document)]])]
    needed: Set[str] = set()
    while left:
        name = left.pop()
        if name not in needed and name not in OPAQUE:
            needed.add(name)
            left += _references(schemas[name])
    return needed


def _references(part: object) -> List[str]:
    return re.findall(r'"#/components/schemas/(\w+)"', json.dumps(part))


def _responses(document: Schema) -> Iterator[Tuple[str, Schema]]:
    for path in document["paths"].values():
        for operation in path.values():
            for status, response in operation["responses"].items():
                for content in response.get("content", {}).values():
                    if status.startswith("2"):
                        yield operation["operationId"], content["schema"]


def _kind(schema: Schema) -> str:
    if "$ref" in schema:
        return "ref"
    if "anyOf" in schema or "oneOf" in schema:
        return "union"
    if "enum" in schema or "const" in schema:
        return "enum"
    if schema.get("type") == "object" or "properties" in schema:
        if "properties" in schema:
            return "object"
        return "map" if "patternProperties" in schema or isinstance(schema.get("additionalProperties"), dict) else "any"
    return str(schema.get("type", "any"))


def _variant_names(name: str, variants: List[Schema]) -> List[str]:
    """Returns names for the objects of a union: by the tag or the member that only one has, or else by number."""
    objects = [each for each in variants if _kind(each) == "object"]
    if len(objects) < 2:
        return [name] * len(variants)
    suffixes = [_distinction(each, [other for other in objects if other is not each]) for each in variants]
    return [
        name + (suffix if suffix and suffixes.count(suffix) == 1 else str(number))
        for number, suffix in enumerate(suffixes, 1)
    ]


def _distinction(schema: Schema, others: List[Schema]) -> str:
    tags = [inner["enum"][0] for inner in schema.get("properties", {}).values() if len(inner.get("enum", [])) == 1]
    members = [
        member for member in schema.get("required", []) if all(member not in other["properties"] for other in others)
    ]
    return "".join(_pascal(str(each).lower() if str(each).isupper() else str(each)) for each in tags[:1] or members[:1])


def _class(name: str, heading: str, doc: str, members: Dict[str, Tuple[str, str]]) -> str:
    lines = [f"class {name}({heading}):"]
    if doc:
        lines.append(doc)
    for member, (annotation, description) in members.items():
        lines += [f"    {member}: {annotation}", *([description.rstrip("\n")] if description else [])]
    if not doc and not members:
        lines.append("    pass")
    return "\n".join(lines) + "\n"


def _doc(schema: Schema, indent: str) -> str:
    text = schema.get("description", "").strip()
    if not text:
        return ""
    text = text[0].upper() + text[1:] + ("" if text.endswith((".", "!")) else ".")
    lines = textwrap.wrap(f'"""{text}"""', 120 - len(indent), break_long_words=False, break_on_hyphens=False)
    raw = "r" if "\\" in text else ""
    return indent + raw + f"\n{indent}".join(lines) + "\n"


def _quoted(annotation: str) -> str:
    return repr(annotation) if '"' in annotation else f'"{annotation}"'


def _defined(annotation: str) -> List[str]:
    words = set(re.findall(r"(?<![\w\"'])[A-Z]\w+(?![\w\"'])", re.sub(r'"[^"]*"', "", annotation)))
    return sorted(words - {"Any", "Dict", "List", "Literal", "Union", "None", "True", "False"}) or ["\0"]


def _wrapped(annotation: str) -> str:
    if len(annotation) <= 100:
        return annotation
    head, _, rest = annotation.partition("[")
    return f"{head}[\n" + "\n".join(f"    {each}," for each in _split(rest[:-1])) + "\n]"


def _split(listed: str) -> List[str]:
    parts, depth, is_text = [""], 0, False
    for char in listed:
        is_text ^= char == '"'
        depth += 0 if is_text else {"[": 1, "]": -1}.get(char, 0)
        if char == "," and depth == 0 and not is_text:
            parts.append("")
        else:
            parts[-1] += char
    return [part.strip() for part in parts]


def _pascal(text: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in re.split(r"[^A-Za-z0-9]+", text))


if __name__ == "__main__":
    TARGET.write_text(render(json.load(sys.stdin)), encoding="utf-8")
