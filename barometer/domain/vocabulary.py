"""Closed vocabularies. Stored and written by value; the values are part of every file format and URL."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Axis(StrEnum):
    """One need of a person: the functional performance statements of EN 301 549 clause 4.2, then the e-inclusion axes."""

    WV = "WV"  # usage without vision
    LV = "LV"  # usage with limited vision
    WPC = "WPC"  # usage without perception of colour
    WH = "WH"  # usage without hearing
    LH = "LH"  # usage with limited hearing
    WVC = "WVC"  # usage with no or limited vocal capability
    LMS = "LMS"  # usage with limited manipulation or strength
    LR = "LR"  # usage with limited reach
    PST = "PST"  # minimise photosensitive seizure triggers
    LC = "LC"  # usage with limited cognition, language or learning
    READING = "reading"
    LANGUAGE = "language"
    DIGITAL_SKILLS = "digital_skills"
    DEVICE = "device"
    CONNECTION = "connection"
    IDENTIFICATION = "identification"
    MONEY = "money"
    TIME = "time"
    TRUST = "trust"
    STRESS = "stress"
    HELPER = "helper"


FPS_AXES = frozenset({Axis.WV, Axis.LV, Axis.WPC, Axis.WH, Axis.LH, Axis.WVC, Axis.LMS, Axis.LR, Axis.PST, Axis.LC})


class Resource(StrEnum):
    """What a touchpoint can demand and a persona can have or lack."""

    COMPUTER = "computer"
    SMARTPHONE = "smartphone"  # one that runs today's sites and apps
    CONNECTION = "connection"  # an own internet connection with enough data
    EMAIL = "email"
    EID = "eid"  # identity card with its PIN, and a reader
    ITSME = "itsme"
    BANK_CARD = "bank_card"  # and the will to pay online
    PRINTER = "printer"
    PHONE_CALL = "phone_call"  # can make a phone call and follow the talk
    POST = "post"  # an address where letters arrive and are read
    TRAVEL = "travel"  # can get to the counter
    OFFICE_HOURS = "office_hours"  # is free during office hours
    DUTCH = "dutch"  # follows Dutch
    READING_B1 = "reading_b1"  # reads an ordinary (B1) text without help


class Has(StrEnum):
    """Whether a persona has a resource: always, sometimes or with somebody's help, or not."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Channel(StrEnum):
    """How a resident meets the service at a touchpoint."""

    WEBSITE = "website"
    APP = "app"
    EMAIL = "email"
    PHONE = "phone"
    COUNTER = "counter"
    POST = "post"
    CHATBOT = "chatbot"
    HOME_VISIT = "home_visit"
    INTERMEDIARY = "intermediary"  # another organisation that helps or does it: OCMW, digipunt, library


class Known(StrEnum):
    """Yes, no, or we do not know; "unknown" never counts in anybody's favour."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """Outcome values of EARL 1.0 (https://www.w3.org/TR/EARL10-Schema/#OutcomeValue)."""

    PASSED = "passed"
    FAILED = "failed"
    CANT_TELL = "cantTell"
    INAPPLICABLE = "inapplicable"
    UNTESTED = "untested"


class Mode(StrEnum):
    """Test modes of EARL 1.0."""

    AUTOMATIC = "automatic"
    SEMI_AUTO = "semiAuto"
    MANUAL = "manual"


class Grade(StrEnum):
    """How good the evidence is, from nothing to a test with the people themselves."""

    NONE = "none"
    AUTOMATED = "automated"
    SELF_ASSESSMENT = "self_assessment"
    EXPERT = "expert"
    SEVERAL_RATERS = "several_raters"
    TESTED_WITH_PROFILE = "tested_with_profile"

    @property
    def rank(self) -> int:
        """Position in the order above; a higher one is better evidence."""
        return _RANKS[self]


class Impact(IntEnum):
    """Impact of a barrier on whoever meets it (Barrier Walkthrough, 1–3)."""

    MINOR = 1
    MAJOR = 2
    CRITICAL = 3


class Persistence(IntEnum):
    """How often the barrier is met during the task (Barrier Walkthrough, 1–3)."""

    RARE = 1
    SOME = 2
    MOST = 3


class Severity(StrEnum):
    """Impact × persistence, as the Barrier Walkthrough tables them."""

    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"


class Band(IntEnum):
    """Bands of likelihood."""

    LOW = 1
    MODERATE = 2
    HIGH = 3
    VERY_HIGH = 4


class Level(StrEnum):
    """The level of risk that is shown; Dutch values, as the barometer speaks them everywhere."""

    LAAG = "laag"
    ONBEKEND = "onbekend"
    MATIG = "matig"
    HOOG = "hoog"
    KRITIEK = "kritiek"

    @property
    def rank(self) -> int:
        """Order for thresholds and sorting: unknown stands above low, because it is never good."""
        return _RANKS[self]


class Stakes(IntEnum):
    """What a resident loses when the service fails them."""

    NICE_TO_HAVE = 1
    INCONVENIENCE = 2
    MONEY_OR_DEADLINE = 3
    BASIC_RIGHT = 4


class OwnerClass(StrEnum):
    """Who can mend a barrier."""

    TECHNICAL = "technical"
    EDITORIAL = "editorial"
    DESIGN = "design"
    ORGANISATIONAL = "organisational"


class UniversalBarrier(StrEnum):
    """The eleven universal barriers of the UK's Central Digital and Data Office (list from memory, see domain notes)."""

    ACCESS = "access"
    AWARENESS = "awareness"
    COMPREHENSION = "comprehension"
    EMOTIONAL_STATE = "emotional_state"
    ENTHUSIASM = "enthusiasm"
    EVIDENCE = "evidence"
    FINANCE = "finance"
    INTERFACE_INTERACTION = "interface_interaction"
    SELF_CONFIDENCE = "self_confidence"
    TIME = "time"
    TRUST = "trust"


class Phase(StrEnum):
    """Phases of human-centred design, as the toolbox orders its cards."""

    UNDERSTAND = "begrijpen"
    DEFINE = "definieren"
    IDEATE = "bedenken"
    PROTOTYPE = "prototypen"
    TEST = "testen"
    IMPLEMENT = "invoeren"
    MONITOR = "opvolgen"


class Place(StrEnum):
    """Where on a page something stands."""

    MAIN = "main"
    TEMPLATE = "template"  # header, navigation, footer, aside: shared by many pages


class PathStatus(StrEnum):
    """Does a persona have a way through all mandatory steps?"""

    FOUND = "found"
    UNPROVEN = "unproven"  # nothing known blocks it, but not everything was examined
    NONE = "none"


class AuditState(StrEnum):
    """Where an audit stands; an interrupted one goes on when it is started again."""

    QUEUED = "queued"
    RUNNING = "running"
    INTERRUPTED = "interrupted"
    DONE = "done"
    FAILED = "failed"


_RANKS: dict[StrEnum, int] = {member: rank for kind in (Grade, Level) for rank, member in enumerate(kind)}
