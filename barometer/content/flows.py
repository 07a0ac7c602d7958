"""A flow file, of either kind → ``Flow``."""

from __future__ import annotations

from pathlib import Path

from barometer.content.flow_recording import recorded_flow
from barometer.content.flow_rules import secret_names
from barometer.content.flow_yaml import yaml_flow
from barometer.content.frontmatter import read_yaml
from barometer.domain.flow import Flow
from barometer.errors import ContentError

__all__ = ["read_flow", "secret_names"]


def read_flow(path: Path, *, base: str = "", looks: bool = True) -> Flow:
    """The flow of a ``.json`` (DevTools Recorder) or ``.yaml`` file; ContentError for the first mistake.

    ``base`` is the address of a copy of the site on which it is played: a relative start is taken from it, and what has the origin
    of the start moves there. ``looks`` is False for a login, which looks at no page.
    """
    if path.suffix.lower() == ".json":
        flow = recorded_flow(path)
    elif path.suffix.lower() in (".yaml", ".yml"):
        flow = yaml_flow(read_yaml(path), base=base, looks=looks)
    else:
        raise ContentError(
            "A flow is a .json file of Chrome's Recorder, or a .yaml file.", where=str(path), todo="Give the file one of these names."
        )
    return flow.moved(base) if base else flow
