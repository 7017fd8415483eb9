import pytest

from testigo.intake.bylines import is_byline


@pytest.mark.parametrize(
    "line",
    [
        "By Ana Ruiz",
        "BY ANA RUIZ",
        "By Dr. Ana Ruiz and Prof. Li Wei",
        "By A. B. Ruiz-Peña",
        "By Ana Ruiz for The Calda Post",
        "By Ana Ruiz in Calda and Li Wei in Marrow",
        "By Ana Ruiz | Published March 5, 2031",
        "By Reuters",
        "Por Ana Ruiz",
        "Von Ana Ruiz",
        "Ana Ruiz, Crime Reporter",
        "Staff Writer",
        "5 March 2031",
        "Tuesday, 5 March 2031 10:15 GMT",
        "Updated: 5 March 2031",
        "Mar 5, 2031 at 4:15 p.m.",
        "Calda, 5 March 2031",
    ],
)
def test_who_wrote_a_story_and_when_is_a_byline(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the toll was 12",
        "By the river they found him",
        "BY DAWN, FORTY PEOPLE HAD BEEN KILLED IN THE TOWN",
        "On 5 March 2031 troops came.",
        "Killed on 5 March 2031 by the army that he had served in",
        "March 2031",
        "The reporter was told to leave.",
        "Editor arrested in Calda",
        "By",
        "",
        "By " + "Ana " * 60,
    ],
)
def test_a_sentence_or_a_headline_is_none(line: str) -> None:
    assert not is_byline(line)
