import importlib
import json
from pathlib import Path

build = importlib.import_module("build")


def weights(folder: Path) -> Path:
    (folder / "manifest.json").write_text(json.dumps({"name": "small", "sha256": "ab12", "leans": {"cue": 0.0}}))
    return folder


def test_the_card_of_a_build_names_the_hash_the_data_and_every_score(tmp_path: Path) -> None:
    written = build.card(weights(tmp_path), {"chain": {"f1": 0.54}, "claim act": {"accuracy": 0.779}})
    assert "small sha256:ab12" in written
    assert "not by people" in written
    assert "| chain | 0.540 |" in written
    assert "| claim act | 0.779 |" in written


def test_tuning_starts_from_the_thresholds_that_ship(tmp_path: Path) -> None:
    manifest = weights(tmp_path) / "manifest.json"
    build._start_from_shipped(manifest)
    shipped = json.loads((build.TOKENIZER.parent / "manifest.json").read_text())
    assert json.loads(manifest.read_text())["leans"] == shipped["leans"]
