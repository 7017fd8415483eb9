"""Measures reading speed against spaCy's small English pipeline: ``python evaluation/speed.py --spacy PYTHON``.

Both read the same news on one core and one thread, in turns, and medians of the turns are compared; what is timed is the
whole reading of pages that are taken in already (``Reader.read``), against spaCy's ``nlp.pipe`` over their texts. spaCy is no
part of Testigo; install it in an environment of its own and name that environment's Python:

    python -m venv spacy-venv && spacy-venv/bin/pip install spacy
    python evaluation/speed.py --spacy spacy-venv/bin/python

spaCy is built as ``en_core_web_sm`` is (one CNN of width 96 and depth 4 for tagger and parser, one for entities) with random
weights: labels do not matter here, and no model is downloaded. The attribute ruler and lemmatizer are left out, in spaCy's
favour. Without ``--spacy`` only Testigo is timed. ``--profile`` prints the share of each stage of the reading. Times are of
the processor, so that other programs disturb them little; words are stretches between white space.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from testigo.ledger import Page

ROOT = Path(__file__).resolve().parent.parent
STAGES = {
    "tokenising": ("reading/words.py", "words_of"),
    "encoder": ("reading/network.py", "read"),
    "span heads": ("reading/network.py", "spans"),
    "pair heads": ("reading/network.py", "pairs"),
    "class heads": ("reading/network.py", "classes"),
    "decoding": ("reading/finder.py", "find"),
    "coreference": ("reading/entities.py", "cast_of"),
    "claims": ("reading/claims.py", "claims_of"),
    "places": ("reading/setting.py", "setting_of"),
    "dates": ("reading/setting.py", "date_at"),
    "incidents": ("reading/incidents.py", "incidents_of"),
    "counts": ("reading/counts.py", "counts_of"),
}
"""Stages of the reading by the function that is entered for each."""
PARENTS = {
    "encoder": "decoding",
    "span heads": "decoding",
    "class heads": "decoding",
    "pair heads": "coreference",
    "dates": "incidents",
}
"""A stage that is told apart from the one it runs in."""


def pages() -> list[Page]:
    """The texts of the annotated development set, if it is at hand, and the sample pages, taken in."""
    from reader import SHARED, shared_module
    from testigo import intake
    from testigo.intake.text import text_page
    from testigo.ledger import Page, Published

    taken: list[Page] = []
    for path in sorted((SHARED / "annotation" / "dev").glob("*.ann")):
        doc, _, _ = shared_module("annotation").read(path)
        date = doc.meta.get("date")
        published = Published(value=date, evidence="given") if date else None
        taken.append(text_page(doc.text, data=doc.text.encode(), published=published))
    samples = (page for _, page in intake.pages([ROOT / "examples" / "drevna"]))
    return [*taken, *(page for page in samples if isinstance(page, Page))]


def article(page: Page) -> str:
    """The text of a page that is read."""
    return "\n\n".join(block.of(page.text) for block in page.article())


@contextmanager
def one_core(core: int | None = None) -> Iterator[None]:
    """Keep this process, and those it starts, on one core; on systems that cannot, one thread must do."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before) if core is None else core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def testigo_pass(taken: Sequence[Page]) -> Callable[[], float]:
    """A pass over all pages by Testigo: the seconds it takes."""
    from testigo.reading.reader import Reader

    reader = Reader()

    def timed() -> float:
        began = time.process_time()
        for page in taken:
            reader.read(page)
        return time.process_time() - began

    return timed


class Spacy:
    """A process of another Python that passes over the texts by spaCy each time it is asked to."""

    def __init__(self, python: str, texts: Sequence[str]) -> None:
        command = [python, __file__, "--serve"]
        self._process = subprocess.Popen(  # noqa: S603 - the Python that the user named
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.version = self._asked(json.dumps(list(texts)))

    def timed(self) -> float:
        """The seconds of one pass."""
        return float(self._asked("pass"))

    def _asked(self, line: str) -> Any:  # noqa: ANN401 - a version or a number
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()


def serve() -> None:
    """Be the process of spaCy: take texts from standard input, then print the seconds of a pass for each further line."""
    import spacy

    texts = json.loads(sys.stdin.readline())
    nlp = small_english()
    print(json.dumps(spacy.__version__), flush=True)
    for _ in sys.stdin:
        began = time.process_time()
        for _doc in nlp.pipe(texts):
            pass
        print(json.dumps(time.process_time() - began), flush=True)


def small_english() -> Any:  # noqa: ANN401 - spaCy is not installed where types are checked
    """A pipeline of the architecture of ``en_core_web_sm``, with random weights."""
    import numpy as np
    import spacy
    from spacy.training import Example

    cnn = {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": 96,
        "depth": 4,
        "embed_size": 2000,
        "window_size": 1,
        "maxout_pieces": 3,
        "subword_features": True,
    }
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": cnn})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    nlp.add_pipe("parser", config={"model": transitions("parser", listener), "min_action_freq": 1})
    nlp.add_pipe("ner", config={"model": transitions("ner", cnn)})
    for pipe, count in (("tagger", 50), ("parser", 45), ("ner", 18)):
        for i in range(count):
            nlp.get_pipe(pipe).add_label(f"L{i}")
    words = {"tags": ["L0"] * 3, "heads": [1, 1, 1], "deps": ["L0", "ROOT", "L1"], "entities": ["U-L0", "O", "O"]}
    nlp.initialize(lambda: [Example.from_dict(nlp.make_doc("Police said so"), words)])
    draw = np.random.default_rng(1)
    for _, pipe in nlp.pipeline:
        for node in pipe.model.walk():
            for name in node.param_names:
                if node.has_param(name):
                    values = node.get_param(name)
                    node.set_param(name, draw.normal(0, 0.1, values.shape).astype(values.dtype))
    return nlp


def transitions(state: str, tok2vec: dict[str, Any]) -> dict[str, Any]:
    """The model of a transition-based parser or recogniser of entities, as the small pipelines have it."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": tok2vec,
    }


def measured(python: str | None, runs: int) -> dict[str, Any]:
    """Words a second of Testigo and of spaCy, in turns after a pass each that is not counted, and the ratio."""
    taken = pages()
    texts = [article(page) for page in taken]
    words = sum(len(text.split()) for text in texts)
    ours, theirs = testigo_pass(taken), Spacy(python, texts) if python else None
    seconds: dict[str, list[float]] = {"testigo": [], "spacy": []}
    for turn in range(runs + 1):
        for name, timed in (("testigo", ours), ("spacy", theirs.timed if theirs else None)):
            if timed and (spent := timed()) and turn:
                seconds[name].append(spent)
    found: dict[str, Any] = {"pages": len(taken), "words": words, "machine": machine(), "seconds": seconds}
    found |= {f"{name}_words_per_second": round(words / median(s)) for name, s in seconds.items() if s}
    if theirs:
        found["spacy_version"] = theirs.version
        found["ratio"] = round(median(b / a for a, b in zip(seconds["testigo"], seconds["spacy"], strict=True)), 3)
        theirs.close()
    return found


def machine() -> str:
    """The machine by what counts here: cores, and the widest arithmetic on bytes that its processor has."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="utf-8").split()
    except OSError:
        flags = []
    kinds = (("avx512_vnni", "AVX-512 VNNI"), ("avx_vnni", "AVX VNNI"), ("avx2", "AVX2"))
    return f"{os.cpu_count()} cores, {next((name for flag, name in kinds if flag in flags), 'no AVX2 known of')}"


def profiled() -> dict[str, float]:
    """The share of each stage in one pass over all pages; what is in none is "rest".

    The profiler adds to every call in Python, so that stages of many small steps look somewhat larger than they are.
    """
    taken = pages()
    timed = testigo_pass(taken)
    timed()
    profile = cProfile.Profile(time.process_time)
    profile.runcall(timed)
    stats = pstats.Stats(profile)
    spent = dict.fromkeys(STAGES, 0.0)
    for (path, _, function), (_, _, _, cumulative, _) in stats.stats.items():  # type: ignore[attr-defined]
        for stage, (file, name) in STAGES.items():
            if path.endswith(file) and function == name:
                spent[stage] += cumulative
    whole = stats.total_tt  # type: ignore[attr-defined]
    for stage, parent in PARENTS.items():
        spent[parent] -= spent[stage]
    spent["rest"] = max(0.0, whole - sum(spent.values()))
    return {stage: round(t / sum(spent.values()), 3) for stage, t in spent.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spacy", metavar="PYTHON", help="a Python that has spaCy")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--profile", action="store_true", help="print the share of each stage instead")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.serve:
        serve()
        return
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", BLIS_NUM_THREADS="1", MKL_NUM_THREADS="1")
    with one_core():
        found = profiled() if asked.profile else measured(asked.spacy, max(1, asked.runs))
    if asked.json:
        print(json.dumps(found, indent=1))
        return
    for name, value in found.items():
        if name != "seconds":
            print(f"{name:26}{value}")


if __name__ == "__main__":
    main()
