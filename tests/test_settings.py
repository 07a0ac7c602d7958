import os
from pathlib import Path

import pytest

from barometer.errors import InputError
from barometer.settings import Settings, default_data_dir, load_settings


@pytest.fixture(autouse=True)
def empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("BAROMETER_")]:
        monkeypatch.delenv(name)


def test_without_anything_the_defaults_hold():
    settings = load_settings()
    assert settings.lang == "nl"
    assert settings.database == f"sqlite:///{default_data_dir() / 'barometer.db'}"
    assert settings.user_agent.startswith("e-inclusion-barometer/")


def test_settings_are_frozen():
    with pytest.raises(ValueError, match="frozen"):
        load_settings().lang = "fr"  # type: ignore[misc]


def test_an_option_wins_over_a_variable_and_a_variable_over_the_file(monkeypatch):
    Path("barometer.toml").write_text('lang = "fr"\nmax_pages = 7\npace = 2.5\n')
    monkeypatch.setenv("BAROMETER_MAX_PAGES", "8")
    monkeypatch.setenv("BAROMETER_LANG", "en")
    settings = load_settings(lang="nl", max_pages=None)
    assert (settings.lang, settings.max_pages, settings.pace) == ("nl", 8, 2.5)


def test_packs_are_separated_like_path(monkeypatch):
    monkeypatch.setenv("BAROMETER_PACKS", os.pathsep.join(["/srv/gent", "~/own", ""]))
    assert load_settings().packs == (Path("/srv/gent"), Path.home() / "own")


def test_packs_in_the_file_are_a_list():
    Path("barometer.toml").write_text('packs = ["a", "b"]\n')
    assert load_settings().packs == (Path("a"), Path("b"))


def test_an_empty_variable_is_no_variable(monkeypatch):
    monkeypatch.setenv("BAROMETER_MAX_PAGES", "")
    assert load_settings().max_pages == Settings.model_fields["max_pages"].default


@pytest.mark.parametrize(
    ("name", "value"),
    [("LANG", "de"), ("MAX_PAGES", "0"), ("PAGE_TIMEOUT", "soon"), ("CONCURRENCY", "-1"), ("SECRET_KEY", "short"), ("PACE", "nan")],
)
def test_a_bad_variable_is_named_with_what_to_write(monkeypatch, name, value):
    monkeypatch.setenv(f"BAROMETER_{name}", value)
    with pytest.raises(InputError) as caught:
        load_settings()
    assert caught.value.where == f"BAROMETER_{name}"
    assert f"Write {Settings.model_fields[name.lower()].description}." in caught.value.sentence()


def test_a_secret_is_not_repeated(monkeypatch):
    monkeypatch.setenv("BAROMETER_SECRET_KEY", "s3cret-but-short"[:12])
    with pytest.raises(InputError) as caught:
        load_settings()
    assert "s3cret" not in caught.value.sentence()
    assert "s3cret" not in repr(load_settings(secret_key="s3cret-and-long-enough"))


def test_a_bad_option_is_named_as_an_option():
    with pytest.raises(InputError, match=r"^--max-pages: "):
        load_settings(max_pages=0)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("pase = 3", "barometer.toml: There is no setting “pase”. Did you mean “pace”?"),
        ("zzz = 3", "barometer.toml: There is no setting “zzz”. Remove it."),
        ('pace = "x"', "barometer.toml: pace: This value cannot be used. Write the seconds between"),
        ("pace = [", "barometer.toml: This is not valid TOML"),
    ],
)
def test_a_bad_file_is_named_with_what_to_do(text, sentence):
    Path("barometer.toml").write_text(text)
    with pytest.raises(InputError) as caught:
        load_settings()
    assert caught.value.sentence().startswith(sentence)


def test_a_relative_xdg_data_home_is_ignored(monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert default_data_dir() == Path.home() / ".local/share/e-inclusion-barometer"
    monkeypatch.setenv("XDG_DATA_HOME", "/srv/share")
    assert default_data_dir() == Path("/srv/share/e-inclusion-barometer")


def test_on_macos_the_data_stands_in_application_support(monkeypatch):
    monkeypatch.setattr("sys.platform", "darwin")
    assert default_data_dir() == Path.home() / "Library/Application Support/e-inclusion-barometer"
