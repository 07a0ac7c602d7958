"""The forms. They are made per request, because their words depend on the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flask_wtf import FlaskForm
from markupsafe import Markup
from wtforms import Field, RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length

from barometer.domain.journey import Journey, Service
from barometer.domain.vocabulary import Stakes
from barometer.errors import BarometerError
from barometer.i18n import N_, Words
from barometer.reports import words as vocabulary
from barometer.usecases.services import web_places
from barometer.web.widgets import Radios, TextArea, TextInput

UNSURE = "0"
SITE = "site"
LONGEST_LINE = 200
LONGEST_TEXT = 2_000
LONGEST_ADDRESSES = 20_000
LONGEST_PASTE = 200_000


def service_form(_: Words, service: Service | None = None) -> FlaskForm:
    """Facts of a service; filled in with those of ``service`` until something was sent."""

    class ServiceForm(FlaskForm):
        title = StringField(
            _("Name of the service"),
            [InputRequired(_("Write the name of the service.")), _longest(_, LONGEST_LINE)],
            widget=TextInput(),
            description=_("As residents know it, such as ‘Moving house’."),
            filters=[_strip],
        )
        organisation = StringField(
            _("Organisation"),
            [InputRequired(_("Write the name of the organisation.")), _longest(_, LONGEST_LINE)],
            widget=TextInput(),
            description=_("The city or municipality that offers it."),
            filters=[_strip],
        )
        url = StringField(
            _("Address of the service on the web"),
            [InputRequired(_("Write the address of the service."))],
            widget=TextInput(),
            description=_("The page where residents start, such as https://www.stad.be/verhuizen."),
            filters=[_strip],
        )
        stakes = RadioField(
            _("What does a resident lose when it does not work?"),
            [InputRequired(_("Choose what a resident loses."))],
            choices=[
                *(SelectChoice(str(stakes.value), vocabulary.capital(vocabulary.stakes_word(stakes, _.lang))) for stakes in Stakes),
                SelectChoice(UNSURE, _("I do not know")),
            ],
            widget=Radios(),
            description=_("The same chance of failing weighs more when more is at stake."),
            validate_choice=True,
        )
        stakes_reason = TextAreaField(
            _("Why do you choose this? (not required)"),
            [_longest(_, LONGEST_TEXT)],
            widget=TextArea(),
            description=_("Whoever reads the barometer sees this reason."),
            filters=[_strip],
        )

    if service is None:
        return ServiceForm()
    return ServiceForm(
        data={
            "title": service.title,
            "organisation": service.organisation,
            "url": service.url,
            "stakes": str(service.stakes.value) if service.stakes else UNSURE,
            "stakes_reason": service.stakes_reason,
        }
    )


def stakes_hints(_: Words) -> list[dict[str, dict[str, str]]]:
    """A hint under each choice of the stakes."""
    return [
        *({"hint": {"text": vocabulary.stakes_explanation(stakes, _.lang)}} for stakes in Stakes),
        {"hint": {"text": _("Then we take what the journey says.")}},
    ]


def chosen_stakes(form: FlaskForm) -> Stakes | None:
    """The stakes that were chosen; None for "I do not know"."""
    return None if form.stakes.data == UNSURE else Stakes(int(form.stakes.data))


def place_field(place: str) -> str:
    """The name of the field of a ``step/touchpoint``."""
    return "pages-" + place.replace("/", "--")


def pages_form(_: Words, journey: Journey, pages: Mapping[str, Iterable[str]]) -> FlaskForm:
    """A field of addresses, one a line, for each step and touchpoint on the web; filled in with ``pages``."""
    fields: dict[str, Field] = {}
    for place in web_places(journey):
        step_id, _slash, point_id = place.partition("/")
        step = journey.step(step_id)
        point = next(one for one in step.touchpoints if one.id == point_id)
        number = [one.id for one in journey.steps].index(step_id) + 1
        channel = vocabulary.capital(vocabulary.channel_word(point.channel, _.lang))
        fields[place_field(place)] = TextAreaField(
            f"{number}. {vocabulary.step_title(journey, step, _.lang)}",
            [_longest(_, LONGEST_ADDRESSES)],
            widget=TextArea(),
            render_kw={"hint": {"html": Markup("{}: {}").format(channel, vocabulary.dutch(point.title, _.lang))}},
        )
    made = type("PagesForm", (FlaskForm,), fields)
    filled: FlaskForm = made(data={place_field(place): "\n".join(urls) for place, urls in pages.items()})
    return filled


def audit_form(_: Words, choices: Iterable[tuple[str, str]]) -> FlaskForm:
    """What to audit: a journey whose pages are known, or the whole site."""
    offered = [*(SelectChoice(*choice) for choice in choices), SelectChoice(SITE, _("The whole site, from its first page"))]

    class AuditForm(FlaskForm):
        what = RadioField(
            _("What do you want to audit?"),
            [InputRequired(_("Choose what you want to audit."))],
            choices=offered,
            default=offered[0].value,
            widget=Radios(),
        )

    return AuditForm()


def plain_form(_: Words) -> FlaskForm:
    """A text to look at."""

    class PlainForm(FlaskForm):
        text = TextAreaField(
            _("Your text"),
            [DataRequired(_("Paste a text first.")), _longest(_, LONGEST_PASTE)],
            widget=TextArea(),
            description=_("Leave out names and other things that nobody may know."),
            filters=[_strip],
        )

    return PlainForm()


def refuse(field: Field, error: BarometerError, _: Words) -> None:
    """Puts an error of a use case at the field that it is about; what it names in its sentence does not stand before it again."""
    whole = error.sentence(_)
    sentence = whole.removeprefix(f"{error.where}: ")
    field.errors = [*field.errors, sentence if error.where and sentence.startswith(error.where) else whole]


def _longest(_: Words, limit: int) -> Length:
    return Length(max=limit, message=_(N_("Write at most {limit} characters."), limit=_.number(limit)))


def _strip(text: str | None) -> str:
    return text.strip() if text else ""
