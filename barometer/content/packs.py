"""All packs together: the product's own folders, then a city's, which add or replace by id.

A pack is a folder with ``personas/``, ``journeys/`` and ``toolbox/cards/``. Everything is read and every reference checked
before anything is used; ``check`` gives all mistakes at once, ``load`` raises the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from barometer.content.frontmatter import Document, Location, read_markdown
from barometer.content.reading import FormT, did_you_mean, form_errors
from barometer.content.schema import CardForm, JourneyForm, PersonaForm, PossessionForm, StepForm, TouchpointForm, TranslationForm
from barometer.domain.card import Card
from barometer.domain.journey import Demand, Journey, Step, Support, Touchpoint
from barometer.domain.persona import Need, Persona, Possession, Prevalence, Prose
from barometer.domain.vocabulary import Has, Resource, Stakes
from barometer.errors import ContentError
from barometer.i18n import N_

LANGUAGES = ("nl", "fr", "en")
TRANSLATED = ([".fr"], [".en"])
FOLDERS = {"persona": "personas", "journey": "journeys", "card": "toolbox/cards"}


@dataclass(frozen=True, slots=True)
class Packs:
    """Everything that the packs hold, by id, and a hash of all files read."""

    personas: Mapping[str, Persona]
    journeys: Mapping[str, Journey]
    cards: Mapping[str, Card]
    version: str


def own_pack() -> Path:
    """The folder with the product's own packs: inside the wheel, or the top of the checkout."""
    inside = Path(__file__).parent.parent / "packs"
    return inside if inside.is_dir() else Path(__file__).parent.parent.parent


def load(folders: Iterable[Path] = (), *, barriers: frozenset[str]) -> Packs:
    """The product's own packs and the given ones; ContentError for the first mistake."""
    return _load(tuple(Path(folder) for folder in folders), barriers)


@lru_cache(maxsize=8)
def _load(folders: tuple[Path, ...], barriers: frozenset[str]) -> Packs:
    packs, errors = check(folders, barriers=barriers)
    if errors:
        raise errors[0]
    return packs


def check(folders: Iterable[Path] = (), *, barriers: frozenset[str]) -> tuple[Packs, list[ContentError]]:
    """The packs that could be read and every mistake found in them."""
    reader = _Reader(barriers)
    for folder in (own_pack(), *folders):
        reader.read_pack(folder)
    reader.check_references()
    return reader.packs(), reader.errors


class _Reader:
    def __init__(self, barriers: frozenset[str]) -> None:
        self.barriers = barriers
        self.errors: list[ContentError] = []
        self.forms: dict[str, dict[str, tuple[Document, PersonaForm | JourneyForm | CardForm, dict[str, Prose]]]] = {
            kind: {} for kind in FOLDERS
        }
        self.step_titles: dict[str, dict[str, dict[str, str]]] = {}
        self.digest = sha256()

    def read_pack(self, pack: Path) -> None:
        if not pack.is_dir():
            self.errors.append(ContentError("This pack folder does not exist.", where=str(pack), todo="Check BAROMETER_PACKS."))
            return
        seen: dict[tuple[str, str], str] = {}
        for kind, name in FOLDERS.items():
            paths = sorted((pack / name).glob("*.md"))
            for path in paths:
                if path.name == "README.md":
                    continue
                if path.suffixes[:-1] in TRANSLATED:
                    self._check_original(path, paths)
                    continue
                document = self._document(path)
                form = self._form(document, kind) if document else None
                if document is None or form is None:
                    continue
                if form.id != path.stem:
                    self._wrong(document, ("id",), N_("The id is '{id}', but the file is named '{file}'."), N_("Give both the same name."),
                                id=form.id, file=path.name)  # fmt: skip
                if (kind, form.id) in seen:
                    self._wrong(document, ("id",), N_("The id '{id}' is used twice (also in {other})."), N_("Choose another id."),
                                id=form.id, other=seen[kind, form.id])  # fmt: skip
                    continue
                seen[kind, form.id] = path.name
                self.forms[kind][form.id] = (document, form, self._prose(document, form, kind))

    def _check_original(self, path: Path, paths: list[Path]) -> None:
        original = path.with_name(path.name.split(".")[0] + ".md")
        if original not in paths:
            names = [other.name for other in paths if other.suffixes[:-1] not in TRANSLATED]
            self.errors.append(
                ContentError("There is no file '{name}' that this translates.", where=f"{path}:1", name=original.name,
                             **did_you_mean(original.name, names))
            )  # fmt: skip

    def _document(self, path: Path) -> Document | None:
        try:
            document = read_markdown(path)
        except ContentError as error:
            self.errors.append(error)
            return None
        self.digest.update(path.name.encode() + path.read_bytes())
        return document

    def _form(self, document: Document, kind: str) -> PersonaForm | JourneyForm | CardForm | None:
        if kind == "persona":
            return self._read(document, PersonaForm)
        if kind == "journey":
            return self._read(document, JourneyForm)
        return self._read(document, CardForm)

    def _read(self, document: Document, form: type[FormT]) -> FormT | None:
        found = form_errors(document, form)
        if isinstance(found, list):
            self.errors.extend(found)
            return None
        return found

    def _prose(self, document: Document, form: PersonaForm | JourneyForm | CardForm, kind: str) -> dict[str, Prose]:
        prose = {"nl": Prose("nl", form.title, form.summary, document.body)}
        for lang in LANGUAGES[1:]:
            path = document.path.with_name(f"{document.path.stem}.{lang}.md")
            if not path.exists():
                self._wrong(document, (), N_("The translation {file} is missing."), N_("Write it, with at least a title and a summary."),
                            file=path.name)  # fmt: skip
                continue
            translation = self._document(path)
            words = self._read(translation, TranslationForm) if translation else None
            if translation is None or words is None:
                continue
            prose[lang] = Prose(lang, words.title, words.summary, translation.body)
            if isinstance(form, JourneyForm):
                self._step_titles(form, translation, words, lang)
            elif words.steps:
                self._wrong(translation, ("steps",), N_("Only journeys have step titles."), N_("Remove this key."))
        return prose

    def _step_titles(self, form: JourneyForm, translation: Document, words: TranslationForm, lang: str) -> None:
        ids = [step.id for step in form.steps]
        for name in words.steps:
            if name not in ids:
                self._wrong(translation, ("steps", name), N_("The journey has no step '{name}'."), **did_you_mean(name, ids), name=name)
        for name in ids:
            if name not in words.steps:
                self._wrong(translation, ("steps",), N_("The title of step '{name}' is missing."), N_("Add it."), name=name)
        self.step_titles.setdefault(form.id, {})[lang] = dict(words.steps)

    def _wrong(self, document: Document, location: Location, what: str, todo: str = "", **values: object) -> None:
        self.errors.append(ContentError(what, where=document.where(location), todo=todo, **values))

    def check_references(self) -> None:
        personas = set(self.forms["persona"])
        for document, form, _ in self.forms["persona"].values():
            if isinstance(form, PersonaForm):
                for resource in Resource:
                    if resource not in form.has:
                        self._wrong(document, ("has",), N_("'has.{name}' is missing."), N_("Write yes, partly or no."), name=resource.value)
        for document, form, _ in self.forms["card"].values():
            if isinstance(form, CardForm):
                self._known(document, "lowers", form.lowers, self.barriers, N_("There is no barrier '{name}'."))
                self._known(document, "helps", form.helps, personas, N_("There is no persona '{name}'."))
        for document, form, _ in self.forms["journey"].values():
            if isinstance(form, JourneyForm):
                self._check_journey(document, form, personas)

    def _known(self, document: Document, key: str, names: Iterable[str], known: Iterable[str], what: str) -> None:
        for index, name in enumerate(names):
            if name not in known:
                self._wrong(document, (key, index), what, **did_you_mean(name, known), name=name)

    def _check_journey(self, document: Document, form: JourneyForm, personas: set[str]) -> None:
        ids = [step.id for step in form.steps]
        for index, step in enumerate(form.steps):
            at = ("steps", index)
            if ids.index(step.id) != index:
                self._wrong(document, (*at, "id"), N_("The step id '{name}' is used twice."), N_("Choose another id."), name=step.id)
            if step.alternative_to is not None:
                others = [one.id for one in form.steps if one.id != step.id and one.alternative_to is None]
                if step.alternative_to not in others:
                    self._wrong(document, (*at, "alternative_to"), N_("There is no step '{name}' that this can replace."),
                                **did_you_mean(step.alternative_to, others), name=step.alternative_to)  # fmt: skip
            names = [touchpoint.id for touchpoint in step.touchpoints]
            for place, name in enumerate(names):
                if names.index(name) != place:
                    self._wrong(document, (*at, "touchpoints", place, "id"), N_("The touchpoint id '{name}' is used twice."),
                                N_("Choose another id."), name=name)  # fmt: skip
            for place, support in enumerate(step.supports):
                for name in support.effect:
                    if name != "*" and name not in personas:
                        self._wrong(document, (*at, "supports", place, "effect", name), N_("There is no persona '{name}'."),
                                    **did_you_mean(name, personas), name=name)  # fmt: skip

    def packs(self) -> Packs:
        personas, journeys, cards = {}, {}, {}
        for id_, (_, form, prose) in sorted(self.forms["persona"].items()):
            if isinstance(form, PersonaForm):
                personas[id_] = _persona(form, prose)
        for id_, (_, form, prose) in sorted(self.forms["journey"].items()):
            if isinstance(form, JourneyForm):
                journeys[id_] = _journey(form, prose, self.step_titles.get(id_, {}))
        for id_, (_, form, prose) in sorted(self.forms["card"].items()):
            if isinstance(form, CardForm):
                cards[id_] = _card(form, prose)
        return Packs(personas, journeys, cards, self.digest.hexdigest()[:12])


def _persona(form: PersonaForm, prose: dict[str, Prose]) -> Persona:
    possessions = {
        resource: Possession(resource, has.has, has.reason) if isinstance(has, PossessionForm) else Possession(resource, Has(has))
        for resource, has in form.has.items()
    }
    return Persona(
        id=form.id,
        prose=prose,
        needs={axis: Need(axis, float(need.level), need.reason) for axis, need in form.needs.items()},
        possessions=possessions,
        devices=form.devices,
        successful_outcome=form.successful_outcome,
        help=form.help,
        prevalence=tuple(Prevalence(**row.model_dump()) for row in form.prevalence),
        reference=form.reference,
        tags=form.tags,
    )


def _touchpoint(form: TouchpointForm) -> Touchpoint:
    return Touchpoint(
        id=form.id, channel=form.channel, title=form.title,
        demands=tuple(Demand(demand.any_of, demand.reason) for demand in form.demands),
        exists=form.exists, free=form.free, announced=form.announced, open=form.open, reach=form.reach,
    )  # fmt: skip


def _step(form: StepForm) -> Step:
    return Step(
        id=form.id, title=form.title, outcome=form.outcome, mandatory=form.mandatory, alternative_to=form.alternative_to,
        touchpoints=tuple(_touchpoint(touchpoint) for touchpoint in form.touchpoints),
        supports=tuple(Support(s.id, s.title, dict(s.effect), s.reach, s.grade) for s in form.supports),
    )  # fmt: skip


def _journey(form: JourneyForm, prose: dict[str, Prose], step_titles: dict[str, dict[str, str]]) -> Journey:
    return Journey(
        id=form.id, prose=prose, life_event=form.life_event, stakes=Stakes(form.stakes), stakes_reason=form.stakes_reason,
        steps=tuple(_step(step) for step in form.steps), step_titles=step_titles,
    )  # fmt: skip


def _card(form: CardForm, prose: dict[str, Prose]) -> Card:
    return Card(
        id=form.id, prose=prose, phase=form.phase, lowers=form.lowers, helps=form.helps, time=form.time, people=form.people,
        cost=form.cost, materials=form.materials, steps=form.steps, pitfalls=form.pitfalls, evidence=form.evidence, sources=form.sources,
    )  # fmt: skip
