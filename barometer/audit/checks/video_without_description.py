"""Videos that do not tell in sound what only the picture shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.artifacts.structure import Medium, Structure
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

DESCRIBED = re.compile(
    r"audio[- ]?(de)?scripti(on|e)|audio[- ]?beschrijving|met beschrijving|described (version|video)|audio[- ]?described|audiodeskription",
    re.IGNORECASE,
)


def video_without_description(snapshot: Snapshot) -> Iterator[Assertion]:
    """Descriptions that cannot be read fail; without any, a person must look whether the sound already tells everything."""
    videos = [one for one in (snapshot.structure or Structure()).media if _has_both(one)]
    texts = [*(block.element.text for block in snapshot.blocks or ()), *(one.element.text for one in videos)]
    told = any(DESCRIBED.search(text) for text in texts)
    judged = {one: _judged(one, told=told) for one in videos}
    fine = say.passed(one.element for one, assertion in judged.items() if assertion is None)
    yield from reported([*(assertion for assertion in judged.values() if assertion), *fine], say)


def _has_both(video: Medium) -> bool:
    """Whether this is a video with sound that a resident plays; a silent one needs a text instead."""
    return video.kind in ("video", "embedded video") and video.shown and video.controls and video.sound is not False


def _judged(video: Medium, *, told: bool) -> Assertion | None:
    tracks = [track for track in video.tracks if track.kind == "descriptions"]
    if told or any(track.cues for track in tracks):
        return None
    if tracks and all(track.broken or track.cues == 0 or not track.file for track in tracks):
        return say.failed(video.element, "The description of this video does not work: its file is missing or empty.")
    return say.unsure(video.element, "Listen to this video without looking. Does the sound tell everything that matters in the picture?")
