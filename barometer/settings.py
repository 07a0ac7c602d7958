"""Environment and ``barometer.toml`` → one frozen :class:`Settings`.

An option on the command line wins over a variable ``BAROMETER_…``, which wins over ``barometer.toml`` in the working folder, which
wins over the default. A value that cannot be used is an :class:`InputError` that names the option, the variable or the file.
"""

from __future__ import annotations

import difflib
import os
import sys
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from barometer import __version__
from barometer.errors import InputError
from barometer.i18n import N_

PREFIX = "BAROMETER_"
FILE = "barometer.toml"
NAME = "e-inclusion-barometer"
TOO_LARGE = 10_000  # a guard against a slip of the finger, not a promise of capacity


def default_data_dir() -> Path:
    """The folder for a person's own data that the platform prescribes (XDG Base Directory; on macOS Application Support)."""
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / NAME
    base = Path(os.environ.get("XDG_DATA_HOME", ""))
    return (base if base.is_absolute() else home / ".local" / "share") / NAME  # the XDG standard says to ignore a relative path


class Settings(BaseSettings):
    """How this installation runs. Times are in seconds."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, toml_file=FILE, frozen=True, extra="forbid", env_ignore_empty=True)

    data_dir: Path = Field(default_factory=default_data_dir, description="a folder for the database, snapshots and reports")
    database_url: str = Field("", description="a database address, such as sqlite:////srv/barometer/barometer.db")
    packs: Annotated[tuple[Path, ...], NoDecode] = Field((), description=f"folders with packs, separated by {os.pathsep}")
    lang: Literal["nl", "en", "fr"] = Field("nl", description="nl, en or fr")
    browser: Path | None = Field(None, description="the path of Chromium, Chrome or Edge")
    allow_root: bool = Field(False, description="true or false")
    secret_key: str | None = Field(None, min_length=16, description="at least 16 random characters", repr=False)
    secret_keys: str = Field("", description="Fernet keys, separated by commas", repr=False)
    user_agent: str = Field(f"{NAME}/{__version__}", min_length=3, description="the name by which audited sites see the barometer")
    page_timeout: float = Field(30, gt=0, le=600, description="the seconds that one page may take, above 0 and at most 600")
    concurrency: int = Field(2, ge=1, le=16, description="a number of pages at once, from 1 to 16")
    pace: float = Field(1, ge=0, le=600, description="the seconds between two visits to one host, from 0 to 600")
    max_pages: int = Field(50, ge=1, le=TOO_LARGE, description=f"a number of pages, from 1 to {TOO_LARGE}")
    max_depth: int = Field(3, ge=0, le=100, description="a number of clicks from the first page, from 0 to 100")

    @field_validator("packs", mode="before")
    @classmethod
    def split_folders(cls, value: object) -> object:
        """A variable holds the folders in one string, as PATH does."""
        return [part for part in value.split(os.pathsep) if part] if isinstance(value, str) else value

    @field_validator("data_dir", "browser", "packs", mode="after")
    @classmethod
    def expand_home(cls, value: Path | tuple[Path, ...] | None) -> Path | tuple[Path, ...] | None:
        """``~`` is the home folder, also where no shell read the value."""
        if isinstance(value, tuple):
            return tuple(path.expanduser() for path in value)
        return value.expanduser() if value else None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Option, then variable, then file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)

    @property
    def database(self) -> str:
        """The database address: the given one, else a SQLite file in :attr:`data_dir`."""
        return self.database_url or f"sqlite:///{self.data_dir / 'barometer.db'}"


def load_settings(**overrides: Any) -> Settings:
    """Read the settings; an override that is None was not given. InputError for the first value that cannot be used."""
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0])
        raise _wrong_value(name, given) from None
    except tomllib.TOMLDecodeError as error:
        raise InputError("This is not valid TOML ({reason}).", where=FILE, todo="Mend the line or remove the file.", reason=error) from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("The file cannot be read ({reason}).", where=FILE, todo="Mend or remove the file.", reason=error) from None


def _wrong_value(name: str, given: dict[str, Any]) -> InputError:
    """The error for one setting, with where its value came from."""
    field = Settings.model_fields.get(name)
    if field is None:
        close = difflib.get_close_matches(name, Settings.model_fields, n=1)
        todo = N_("Did you mean “{close}”?") if close else N_("Remove it. The settings are: {known}.")
        known = ", ".join(Settings.model_fields)
        return InputError("There is no setting “{name}”.", where=FILE, todo=todo, name=name, close=close[0] if close else "", known=known)
    variable = PREFIX + name.upper()
    where = variable if os.environ.get(variable) else f"{FILE}: {name}"
    if name in given:
        where = "--" + name.replace("_", "-")
    return InputError("This value cannot be used.", where=where, todo="Write {expected}.", expected=field.description)
