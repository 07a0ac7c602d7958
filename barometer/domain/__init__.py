"""The nouns of the barometer as frozen dataclasses and closed vocabularies. Imports the standard library only."""
