"""The e-inclusion barometer: which residents a city's digital services leave behind, why, and what to do about it."""

__version__ = "0.1.0"
