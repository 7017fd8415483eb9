import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from testigo.errors import TestigoError
from testigo.reading import labels
from testigo.reading.leans import Leans
from testigo.reading.network import PAIRS, WEIGHTS, Network
from testigo.reading.pairs import MENTION_FEATURES
from testigo.reading.windows import Window, windows_of
from testigo.reading.words import words_of

MANIFEST = json.loads((WEIGHTS / "manifest.json").read_text())
TEXT = "Troops opened fire on traders at the Sand Gate market in Orvane on Monday. The mayor denied it."
HIDDEN = 384


@pytest.fixture(scope="module")
def network() -> Network:
    return Network()


def copied(folder: Path, **changes: object) -> Path:
    """The manifest and tokenizer of the weights, the manifest changed, and none of the graphs."""
    made = folder / "weights"
    made.mkdir()
    (made / "manifest.json").write_text(json.dumps({**MANIFEST, **changes}))
    shutil.copy(WEIGHTS / "tokenizer.json", made)
    return made


def test_every_file_of_the_weights_has_the_hash_of_the_manifest() -> None:
    files = {p.name: p for p in WEIGHTS.iterdir() if p.name != "manifest.json"}
    assert set(files) == set(MANIFEST["files"])
    assert {name: hashlib.sha256(p.read_bytes()).hexdigest() for name, p in files.items()} == MANIFEST["files"]


def test_the_mark_names_the_weights_and_their_hash(network: Network) -> None:
    assert network.mark == f"{MANIFEST['name']} sha256:{MANIFEST['sha256']}"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(TestigoError, match=r"manifest\.json is missing or not a manifest") as failed:
        Network(tmp_path / "nowhere")
    assert failed.value.code == "T302"


@pytest.mark.parametrize("manifest", ["", "{", "[]", "{}", '{"files": {}}', '{"files": {"encoder.onnx": "0"}}', "null"])
def test_a_manifest_that_is_cut_or_tells_too_little_is_refused(tmp_path: Path, manifest: str) -> None:
    (tmp_path / "manifest.json").write_text(manifest)
    with pytest.raises(TestigoError, match=r"manifest\.json") as failed:
        Network(tmp_path)
    assert failed.value.code == "T302"


def test_a_manifest_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TestigoError, match=r"manifest\.json"):
        Network(tmp_path)


def test_graphs_of_another_form_are_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(TestigoError, match="another form") as failed:
        Network(copied(tmp_path, graphs=1))
    assert failed.value.code == "T302"


def test_a_missing_file_is_named_with_the_hash_it_should_have(tmp_path: Path) -> None:
    made = Network(copied(tmp_path))
    with pytest.raises(TestigoError) as failed:
        made.classes("stage", np.zeros((1, HIDDEN), dtype=np.float32))
    assert failed.value.code == "T302"
    assert str(tmp_path / "weights" / "stage.onnx") in failed.value.message
    assert MANIFEST["files"]["stage.onnx"] in failed.value.message


@pytest.mark.parametrize("cut", [slice(0), slice(-1), slice(None)])
def test_a_cut_or_altered_file_is_named_with_the_hash_it_should_have(tmp_path: Path, cut: slice) -> None:
    folder = copied(tmp_path)
    whole = (folder / "tokenizer.json").read_bytes()
    (folder / "tokenizer.json").write_bytes(whole[cut] if cut.stop is not None else whole[:-1] + b" ")
    with pytest.raises(TestigoError) as failed:
        _ = Network(folder).tokenizer
    assert failed.value.code == "T302"
    assert str(folder / "tokenizer.json") in failed.value.message
    assert MANIFEST["files"]["tokenizer.json"] in failed.value.message


def test_a_file_that_the_manifest_does_not_know_is_not_opened(tmp_path: Path) -> None:
    files = {name: sha for name, sha in MANIFEST["files"].items() if name != "tokenizer.json"}
    with pytest.raises(TestigoError, match=r"tokenizer\.json"):
        _ = Network(copied(tmp_path, files=files)).tokenizer


def test_leans_and_confidence_are_those_of_the_manifest(tmp_path: Path) -> None:
    made = Network(copied(tmp_path, leans={"cue": 0.7}, confidence={"claim": [1, 2, 3, 4, 5, 6]}))
    assert made.leans == Leans(cue=0.7)
    assert made.confidence.claim == (1, 2, 3, 4, 5, 6)


def test_a_folder_of_weights_reads_as_the_one_it_was_copied_from(tmp_path: Path) -> None:
    assert Network(copied(tmp_path)).tokenizer.encode(TEXT).ids == Network().tokenizer.encode(TEXT).ids


def test_word_pieces_are_neither_cut_off_nor_filled_up(network: Network) -> None:
    assert len(network.tokenizer.encode("rain " * 3000, add_special_tokens=False).ids) == 3000
    assert len(network.tokenizer.encode("rain", add_special_tokens=False).ids) == 1


def test_every_word_of_a_window_has_a_vector_and_its_tags(network: Network) -> None:
    words = words_of(TEXT, [(0, len(TEXT))], network.tokenizer)
    (reading,) = network.read(words, windows_of(words))
    assert reading.vectors.shape == (len(words), HIDDEN)
    assert reading.tags.shape[0] == len(words)
    assert reading.tags.shape[1] >= labels.tag_slices()["inner"].stop


def test_a_window_reads_the_same_alone_and_among_others(network: Network) -> None:
    words = words_of(TEXT, [(0, len(TEXT))], network.tokenizer)
    windows = [Window(0, 8, 0, 8), Window(4, len(words), 8, len(words))]
    together = list(network.read(words, windows))
    assert [r.window for r in together] == windows
    for window, reading in zip(windows, together, strict=True):
        (alone,) = network.read(words, [window])
        assert np.array_equal(alone.vectors, reading.vectors)
        assert np.array_equal(alone.tags, reading.tags)


def test_windows_are_read_when_they_are_asked_for(network: Network) -> None:
    words = words_of(TEXT, [(0, len(TEXT))], network.tokenizer)
    readings = network.read(words, iter([Window(0, 4, 0, 4), Window(4, 999_999, 4, 999_999)]))
    assert next(readings).window.end == 4


def test_many_pairs_score_as_each_does_alone(network: Network) -> None:
    random = np.random.default_rng(7)
    vectors = random.normal(size=(5, 2 * HIDDEN)).astype(np.float32)
    count = PAIRS + 3
    left, right = (random.integers(0, 5, count) for _ in range(2))
    features = random.integers(0, 2, (count, MENTION_FEATURES)).astype(np.float32)
    scores = network.pairs("mention", (vectors, left), (vectors, right), features)
    assert scores.shape == (count,)
    for i in (0, PAIRS - 1, PAIRS, count - 1):
        alone = network.pairs("mention", (vectors, left[[i]]), (vectors, right[[i]]), features[[i]])
        assert alone[0] == pytest.approx(scores[i], abs=1e-4)


def test_no_pairs_have_no_scores(network: Network) -> None:
    none, vectors = np.zeros(0, dtype=np.int64), np.zeros((1, 2 * HIDDEN), dtype=np.float32)
    features = np.zeros((0, MENTION_FEATURES), dtype=np.float32)
    assert network.pairs("mention", (vectors, none), (vectors, none), features).shape == (0,)
