"""Plain language: text blocks in, sentences, measures and findings out. Offline, for Dutch, French, English and German.

``measure(text, lang)`` says how hard a text is and what makes it so; ``analyse(blocks, lang=…)`` does so for blocks of a page;
``detect`` names a language; the rest is there for checks that look at one thing.
"""

from barometer.plain.analysis import Analysis, Measured, Reading, analyse, measure
from barometer.plain.difficulty import Level
from barometer.plain.findings import Finding, Kind
from barometer.plain.language import detect
from barometer.plain.measures import Measures
from barometer.plain.sentences import Sentence

__all__ = ["Analysis", "Finding", "Kind", "Level", "Measured", "Measures", "Reading", "Sentence", "analyse", "detect", "measure"]
