"""Time and memory of scoring: 15 personas × 10 steps × 200 pieces of evidence. Run: python tests/bench/bench_scoring.py"""

import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from barometer.content import packs
from barometer.domain.evidence import Evidence
from barometer.domain.journey import Demand, Journey, Step, Touchpoint
from barometer.domain.risk import Case
from barometer.domain.vocabulary import Channel, Grade, Impact, Outcome, Persistence, Place, Resource, Stakes
from barometer.scoring.catalogue import load_catalogue
from barometer.scoring.engine import Engine
from barometer.scoring.evidence import source_id
from barometer.scoring.guidance import fixes
from barometer.scoring.model import load_model

PERSONAS, STEPS, PIECES = 15, 10, 200
T = TypeVar("T")


def case(random: Random) -> Case:
    """Steps with a website, a counter and a phone; on each website as much evidence as checks and axe rules give, a third of it failed."""
    catalogue = load_catalogue()
    personas = tuple(packs.load(barriers=frozenset(catalogue.barriers)).personas.values())[:PERSONAS]
    points = (
        Touchpoint("website", Channel.WEBSITE, "", (Demand((Resource.COMPUTER, Resource.SMARTPHONE)), Demand((Resource.CONNECTION,)))),
        Touchpoint("counter", Channel.COUNTER, "", (Demand((Resource.TRAVEL,)), Demand((Resource.OFFICE_HOURS,)))),
        Touchpoint("phone", Channel.PHONE, "", (Demand((Resource.PHONE_CALL,)),)),
    )
    steps = tuple(Step(f"step{number}", "", "", points) for number in range(STEPS))
    evidence = {(step.id, "website"): tuple(piece(random, list(catalogue.barriers), number) for number in range(PIECES)) for step in steps}
    return Case(Journey("bench", {}, "", Stakes.MONEY_OR_DEADLINE, "", steps, {}), Stakes.MONEY_OR_DEADLINE, personas, evidence)


def piece(random: Random, barriers: list[str], number: int) -> Evidence:
    """One piece of automated evidence about any barrier."""
    place = random.choice(list(Place))
    return Evidence(
        barrier=random.choice(barriers),
        outcome=random.choice((Outcome.FAILED, Outcome.PASSED, Outcome.CANT_TELL)),
        grade=Grade.AUTOMATED,
        impact=random.choice(list(Impact)),
        persistence=random.choice(list(Persistence)),
        source=source_id(page="https://city.example/", check=f"check{number}", place=place),
    )


def timed(what: str, work: Callable[[], T]) -> T:
    """Print seconds of processor time, and the peak of memory in a second run, since watching memory costs time."""
    start = time.process_time()
    made = work()
    seconds = time.process_time() - start
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    print(f"{what:28} {seconds:6.2f} s   peak {peak:6.1f} MB")
    return made


def main() -> None:
    """Score, then find all fixes."""
    engine, one = Engine(load_catalogue(), load_model()), case(Random(1))
    print(f"{len(one.personas)} personas × {STEPS} steps × {PIECES} pieces of evidence")
    barometer = timed("score and explain", lambda: engine.score(one))
    found = timed("all fixes", lambda: fixes(engine, one, barometer))
    print(f"{len(barometer.cells)} cells, {sum(len(cell.barriers) for cell in barometer.cells)} explained barriers, {len(found)} fixes")


if __name__ == "__main__":
    main()
