"""How the server's own schemas of its operations differ from botocore's service model."""

import functools
import json
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# What the API got after Debian's botocore (1.29) was made: the only members that an older model may lack.
LATER_MEMBERS = {"AssetConfiguration", "DataGrantId", "KmsKeysToGrant"}

# The only operations that an older model may lack.
LATER_OPERATIONS = {
    "AcceptDataGrant",
    "CreateDataGrant",
    "DeleteDataGrant",
    "GetDataGrant",
    "GetReceivedDataGrant",
    "ListDataGrants",
    "ListReceivedDataGrants",
    "SendDataSetNotification",
}

# What an older model may still require.
ONCE_REQUIRED = {"ProductId"}

# The pattern of ids, which an older model has for none.
ID_PATTERN = "[a-zA-Z0-9]{30,40}"

# Where a schema may differ from a model.
ALLOWED_DIFFERENCES = {
    # On purpose: the model's documentation names two values for a bare string.
    "ListDataSets.querystring origin: is one of ['OWNED', 'ENTITLED'], not of []",
    # On purpose: the model's pattern has the delimiters of another language in it, and matches no account.
    "CreateJob.Details.ImportAssetsFromLakeFormationTagPolicy.CatalogId: "
    "has the pattern [0-9]{12}, not .*/^[[0-9]]{12}$/.*",
    # From what an older model says.
    *(f"{name}.Tags: is not in the model" for name in ("GetAsset", "CreateEventAction", "GetEventAction")),
    *(
        f"{name}.querystring maxResults: has the max 200, not 25"
        for name in ("ListDataSetRevisions", "ListDataSets", "ListEventActions", "ListJobs", "ListRevisionAssets")
    ),
}

# The bounds of the model, and the schemas' names for those of strings, lists, maps and numbers.
BOUNDS = {
    "min": ["minLength", "minItems", "minProperties", "minimum"],
    "max": ["maxLength", "maxItems", "maxProperties", "maximum"],
}


@functools.cache
def declarations():
    """What the server's source says of the operations: constants by their names."""
    modules = {
        "OPERATION_TABLE": "operation-table",
        "EMULATED": "operations/emulated",
        "OPERATIONS_AT_START": "operations/at-start",
        "OPERATIONS_ON_DEMAND": "operations/on-demand",
        "sendApiAsset": "operations/api-assets/send-api-asset",
    }
    imports = "".join(f"import {{ {name} }} from './src/aws/{module}.ts'\n" for name, module in modules.items())
    program = f"{imports}console.log(JSON.stringify({{ {', '.join(modules)} }}))"
    node = ["node", "--import=tsx", "--input-type=module", "--eval", program]
    return json.loads(subprocess.run(node, cwd=ROOT, check=True, capture_output=True).stdout)


def input_differences(model, operation, path):
    """Says where the input that the server declares for an operation differs from the model in a way not allowed."""
    labels = re.findall(r"{(\w+)}", path)
    return set(differences_of(model.input_shape, operation["input"], model.name, labels)) - ALLOWED_DIFFERENCES


def output_differences(model, operation):
    """Does what `input_differences` does, for the output."""
    found = differences_of(model.output_shape, operation["output"], model.name, is_output=True)
    return set(found) - ALLOWED_DIFFERENCES


def declared_kind(schema):
    """The type of a schema of the server, by the name that the service model has for it."""
    # What may be given more than once in a query, and is one text in the model.
    if "anyOf" in schema:
        return declared_kind(schema["anyOf"][0])
    if schema["type"] == "object":
        return "map" if "patternProperties" in schema else "structure"
    if schema["type"] == "string" and schema.get("format") == "date-time":
        return "timestamp"
    # A payload is kept as bytes, as it need not be the text that the model has.
    names = {"array": "list", "number": "double", "void": "structure", "Uint8Array": "string"}
    return names.get(schema["type"], schema["type"])


def differences_of(shape, schema, path, labels=(), is_output=False):
    """
    Says where a schema of the server differs from a shape of the model. An output may promise more than the model does:
    that a member is always there. The patterns of ids and ARNs in paths are not compared: these are looked up instead.
    """
    if shape is None:
        if schema["type"] != "void":
            yield f"{path}: is not void"
        return
    if declared_kind(schema) != shape.type_name:
        yield f"{path}: is a {declared_kind(schema)}, not a {shape.type_name}"
        return
    if shape.type_name == "structure":
        places = {name: place(member.serialization, name) for name, member in shape.members.items()}
        members = {places[name]: member for name, member in shape.members.items()}
        required = {places[name] for name in shape.required_members}
        declared = schema.get("properties", {})
        declared_places = {name: declared_place(item, name, labels) for name, item in declared.items()}
        properties = {declared_places[name]: item for name, item in declared.items()}
        declared_required = {declared_places[name] for name in schema.get("required", [])}
        yield from (f"{path}.{name}: is not declared" for name in sorted(members.keys() - properties.keys()))
        unknown = properties.keys() - members.keys() - LATER_MEMBERS
        yield from (f"{path}.{name}: is not in the model" for name in sorted(unknown))
        yield from (f"{path}.{name}: is not required" for name in sorted(required - declared_required - ONCE_REQUIRED))
        if not is_output:
            yield from (f"{path}.{name}: is required" for name in sorted(declared_required - required))
        for name in members.keys() & properties.keys():
            yield from differences_of(members[name], properties[name], f"{path}.{name}", (), is_output)
    elif shape.type_name == "list":
        yield from differences_of(shape.member, schema["items"], f"{path}[]", (), is_output)
    elif shape.type_name == "map":
        (value,) = schema["patternProperties"].values()
        yield from differences_of(shape.value, value, f"{path}{{}}", (), is_output)
    values = getattr(shape, "enum", None) or []
    if sorted(values) != sorted(schema.get("enum", [])):
        yield f"{path}: is one of {schema.get('enum', [])}, not of {values}"
    if not is_output:
        for bound, names in BOUNDS.items():
            wanted = shape.metadata.get(bound)
            value = next((schema[name] for name in names if name in schema), None)
            # No text, list or map has a length below zero, whether that is said or not.
            if (wanted or None) != (value or None):
                yield f"{path}: has the {bound} {value}, not {wanted}"
        pattern, wanted = plain_pattern(schema.get("pattern")), plain_pattern(shape.metadata.get("pattern"))
        is_later = pattern == ID_PATTERN and wanted is None
        if shape.serialization.get("location") != "uri" and pattern != wanted and not is_later:
            yield f"{path}: has the pattern {pattern}, not {wanted}"


def plain_pattern(pattern):
    """A pattern without its anchors, as one can compare it with another's."""
    return pattern and re.sub(r"^\^|[()]|\$$", "", pattern.replace("\\d", "[0-9]"))


def place(serialization, name):
    """Where the model has a member of an input or output: in the path, in the query or else in the body."""
    return " ".join(filter(None, [serialization.get("location"), serialization.get("name", name)]))


def declared_place(schema, name, labels):
    """Where the server has a member of an input or output."""
    if name in labels:
        return f"uri {name}"
    places = {"queryName": "querystring", "headerName": "header", "headerPrefix": "headers"}
    for keyword, location in places.items():
        if keyword in schema:
            return f"{location} {schema[keyword]}".strip()
    return f"querystring {name}" if "isQuery" in schema else name
