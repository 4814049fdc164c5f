"""Option before environment before interview.toml before default."""

from pathlib import Path

import pytest

from agent.errors import SettingsError
from agent.settings import settings


def test_each_source_yields_to_the_one_before_it(tmp_path: Path) -> None:
    (tmp_path / "interview.toml").write_text('model = "offline"\nwave = "w-file"\nseed = 1\n')
    found = settings(tmp_path, {"INTERVIEW_WAVE": "w-env", "INTERVIEW_SEED": "2"}, {"seed": 3})
    assert (found.model, found.wave, found.seed) == ("offline", "w-env", 3)


def test_data_lies_under_transcripts_by_default(tmp_path: Path) -> None:
    found = settings(tmp_path, {}, {})
    assert found.database_url == f"sqlite:///{tmp_path / 'transcripts' / 'study.db'}"
    assert found.chroma_place == str(tmp_path / "transcripts" / "chroma")


def test_without_a_key_no_model_is_used(tmp_path: Path) -> None:
    assert settings(tmp_path, {}, {}).model == "offline"
    assert settings(tmp_path, {"OPENAI_API_KEY": "k"}, {}).model.startswith("openai:")
    chosen = settings(tmp_path, {"OPENAI_API_KEY": "k", "INTERVIEW_MODEL": "offline"}, {})
    assert chosen.model == "offline"


def test_a_value_that_makes_no_sense_is_named_with_its_source(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="environment: durability"):
        settings(tmp_path, {"INTERVIEW_DURABILITY": "maybe"}, {})


def test_an_unknown_key_of_the_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "interview.toml").write_text('modle = "offline"\n')
    with pytest.raises(SettingsError, match=r"interview\.toml: modle"):
        settings(tmp_path, {}, {})


def test_a_broken_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "interview.toml").write_text("model =\n")
    with pytest.raises(SettingsError, match="cannot be read"):
        settings(tmp_path, {}, {})


def test_a_password_is_not_shown(tmp_path: Path) -> None:
    found = settings(tmp_path, {}, {"database": "postgresql://ann:secret@db.example/study"})
    assert "secret" not in found.shown_database and "ann" in found.shown_database


def test_pages_that_may_embed_the_widget_are_listed_in_one_line_or_in_the_file(
    tmp_path: Path,
) -> None:
    found = settings(tmp_path, {"INTERVIEW_ORIGINS": "https://a.example, https://b.example"}, {})
    assert found.origins == ("https://a.example", "https://b.example")
    (tmp_path / "interview.toml").write_text('origins = ["http://localhost:3000"]\n')
    assert settings(tmp_path, {}, {}).origins == ("http://localhost:3000",)


@pytest.mark.parametrize(
    "origin", ["*", "https://*.example", "https://a.example/path", "a.example"]
)
def test_an_origin_is_a_scheme_and_a_host_and_never_a_pattern(tmp_path: Path, origin: str) -> None:
    with pytest.raises(SettingsError, match="origins"):
        settings(tmp_path, {"INTERVIEW_ORIGINS": origin}, {})
