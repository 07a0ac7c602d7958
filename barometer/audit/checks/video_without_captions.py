"""Videos with sound whose words cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.structure import Medium, Structure
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def video_without_captions(snapshot: Snapshot) -> Iterator[Assertion]:
    """Captions that cannot be read fail. A video without any may have them in its picture, or no speech: a person must look."""
    media = (snapshot.structure or Structure()).media
    videos = [
        one for one in media if one.kind in ("video", "embedded video") and one.shown and not _decoration(one) and one.sound is not False
    ]
    judged = {one: _judged(one) for one in videos}
    fine = say.passed(one.element for one, assertion in judged.items() if assertion is None)
    yield from reported([*(assertion for assertion in judged.values() if assertion), *fine], say)


def _decoration(video: Medium) -> bool:
    return video.autoplay and video.muted and not video.controls


def _judged(video: Medium) -> Assertion | None:
    captions = [track for track in video.tracks if track.kind in ("captions", "subtitles")]
    if video.kind == "embedded video":
        return say.unsure(video.element, "Play this video without sound. Does the player show captions for everything that people say?")
    if any(track.file and not track.broken and track.cues for track in captions):
        return None
    if any(track.file and not track.broken and track.cues is None for track in captions):
        return say.unsure(video.element, "The captions of this video could not be read. Look whether they appear.")
    if captions:
        return say.failed(video.element, "The captions of this video do not work: their file is missing or empty.")
    if video.sound is None:
        return say.unsure(video.element, "This video could not be opened. Look whether it has captions.")
    return say.unsure(
        video.element, "This video has sound, but no captions in its code. Do they stand in the picture, or does nobody speak?"
    )
