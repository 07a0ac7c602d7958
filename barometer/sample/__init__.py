"""The sample city: a fictional municipal website with known faults, and its repaired twin."""

from barometer.sample.city import SampleCity

__all__ = ["SampleCity"]
