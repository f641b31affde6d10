"""YAML as files of params/ are read: YAML keeps the last of two equal keys in silence; here the second is an error."""

from __future__ import annotations

import yaml


class _Strict(yaml.SafeLoader):
    def construct_mapping(self, node, deep=False):
        seen = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise yaml.MarkedYAMLError(problem=f"key {key.value!r} is there twice", problem_mark=key.start_mark)
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


def load(content: bytes) -> object:
    """The values of a file in UTF-8, with or without byte order mark.

    Raises UnicodeDecodeError for bytes that are not UTF-8, yaml.YAMLError for what is no YAML and for an equal key,
    ValueError for what looks like a date and is none.
    """
    return yaml.load(content.decode("utf-8-sig"), _Strict)
