"""Answers that residents of Belgium really give, by what a field asks; a field that refuses one of them is no good to whoever has it."""

from __future__ import annotations

from collections.abc import Mapping

ANSWERS: Mapping[str, tuple[str, ...]] = {
    "family-name": ("Peeters", "D'hondt", "Peeters-Nys", "Çelik", "Van den Broeck", "Vandenbroucke-Okonkwo"),
    "given-name": ("Jan", "Zoë", "Marie-Claire"),
    "name": ("Jan Peeters", "An D'hondt", "Zoë Peeters-Nys", "Emine Çelik", "Jan Van den Broeck"),
    "tel": ("0470123456", "0470 12 34 56", "+32 470 12 34 56", "02 123 45 67", "021234567"),
    "national": ("85073003328", "85.07.30-033.28"),
    "iban": ("BE71096123456769", "BE71 0961 2345 6769"),
    "email": ("jan@stad.be", "jan+stad@voorbeeld.be", "jan.peeters@buurt.brussels"),
    "postal-code": ("9000", "1012 AB", "75001"),
    "house": ("12", "7A", "12 bus 3"),
    "amount": ("1450", "1450.50", "1450,50"),
    "date": ("14/03/1984", "14-03-1984", "14.03.1984", "14031984", "1984-03-14"),
}
SAMPLES = tuple(dict.fromkeys(answer for answers in ANSWERS.values() for answer in answers))
