from testigo.reading.leans import Leans


def test_a_lean_that_a_manifest_does_not_name_keeps_its_default() -> None:
    assert Leans.of({"cue": 0.5}) == Leans(cue=0.5)


def test_a_lean_of_another_version_is_passed_over() -> None:
    assert Leans.of({"cue": -1, "colour": 3.0}) == Leans(cue=-1.0)
