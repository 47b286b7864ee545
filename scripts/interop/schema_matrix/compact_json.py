"""JSON for reading and comparing line by line."""

import json

WIDTH = 110


def compact_json(value: object, indent: str = "") -> str:
    """Print whatever fits on one line there, and split the rest; keys stay in the order given."""
    flat = json.dumps(value, ensure_ascii=False, allow_nan=False)
    if len(flat) + len(indent) <= WIDTH or not isinstance(value, (dict, list)):
        return flat
    inner = indent + "  "
    if isinstance(value, list):
        items = [inner + compact_json(item, inner) for item in value]
    else:
        items = [
            f"{inner}{json.dumps(key, ensure_ascii=False)}: {compact_json(item, inner)}"
            for key, item in value.items()
        ]
    opening, closing = "[]" if isinstance(value, list) else "{}"
    return opening + "\n" + ",\n".join(items) + "\n" + indent + closing
