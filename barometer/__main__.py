"""``python -m barometer``."""

from barometer.cli import main

main()
