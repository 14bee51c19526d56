"""The scores of languages: those of py3langid, found in a quicker way."""

from __future__ import annotations

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from isogloss.check.language_model import labels, scores

TEXTS = (
    "Tell your doctor about all of your allergies. Tell your doctor about all of your medicines.",
    "Informe a su médico sobre todas sus alergias.",
    "INFORME A SU MÉDICO.",
    "أخبر طبيبك عن جميع أنواع الحساسية.",
    "すべてのアレルギーについて医師に伝えてください。",
    " two  spaces, and one at the end ",
    "Cafe\u0301 et the\u0301",
    "Pneumonoultramicroscopicsilicovolcanoconiosis is one word, and a long one",
    "\ud800 half a character",
)


@pytest.fixture(scope="module")
def identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE)


@pytest.mark.parametrize("text", TEXTS)
def test_scores_are_those_of_the_model(text: str, identifier: LanguageIdentifier) -> None:
    expected = dict(identifier.rank(text))
    for _ in range(2):  # the second time, the words are known
        assert dict(zip(labels(), scores(text), strict=True)) == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize("text", ["", "\x00"])
def test_a_text_that_tells_nothing_is_equally_likely_in_all(text: str) -> None:
    assert set(scores(text)) == {0.0}
