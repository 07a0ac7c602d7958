"""The workplace: everything that a use case needs, opened once from the settings."""

from __future__ import annotations

from dataclasses import dataclass

from barometer import __version__
from barometer.content import packs as content
from barometer.content.packs import Packs
from barometer.scoring.catalogue import Catalogue, load_catalogue
from barometer.scoring.engine import Engine
from barometer.scoring.model import Model, load_model
from barometer.settings import Settings
from barometer.storage.files import SnapshotFiles
from barometer.storage.repository import Repository


@dataclass(frozen=True)
class Library:
    """What needs no database: packs, catalogue, model."""

    packs: Packs
    catalogue: Catalogue
    model: Model

    @classmethod
    def open(cls, settings: Settings) -> Library:
        """Packs, catalogue and model; ContentError for the first mistake in a pack."""
        catalogue = load_catalogue()
        return cls(content.load(settings.packs, barriers=frozenset(catalogue.barriers)), catalogue, load_model())

    @property
    def engine(self) -> Engine:
        """The scoring engine."""
        return Engine(self.catalogue, self.model)

    def versions(self) -> dict[str, str]:
        """What a result depends on beside the pages themselves."""
        return {"barometer": __version__, "model": self.model.version, "packs": self.packs.version, "table_b2": self.catalogue.fps_version}


@dataclass(frozen=True)
class Workplace:
    """Settings, library and storage."""

    settings: Settings
    library: Library
    repository: Repository
    files: SnapshotFiles

    @classmethod
    def open(cls, settings: Settings) -> Workplace:
        """Opens packs and database; ContentError or StorageError say what is wrong."""
        return cls(
            settings=settings,
            library=Library.open(settings),
            repository=Repository.open(settings.database),
            files=SnapshotFiles(settings.data_dir / "snapshots"),
        )
