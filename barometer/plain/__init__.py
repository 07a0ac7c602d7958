"""Plain language: text blocks in, sentences, measures and findings out. Offline, for Dutch, French, English and German.

``analyse(blocks, lang=…)`` is the way in; ``detect`` names a language; the rest is there for checks that look at one thing.
"""

from barometer.plain.analysis import Analysis, Reading, analyse
from barometer.plain.findings import Finding, Kind
from barometer.plain.language import detect
from barometer.plain.measures import Measures
from barometer.plain.sentences import Sentence

__all__ = ["Analysis", "Finding", "Kind", "Measures", "Reading", "Sentence", "analyse", "detect"]
