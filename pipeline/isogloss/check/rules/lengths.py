"""Family 5: sentences and lengths of a translation beside those of its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from isogloss.check.lengths import measure, usual
from isogloss.check.pairing import leftover
from isogloss.check.phrases import short
from isogloss.check.registry import Hit, rule
from isogloss.check.samples import pair, safety
from isogloss.check.sentences import UNMARKED, ends, joints, sentence_spans, sentences, stops
from isogloss.check.subjects import Translated
from isogloss.check.traces import missing_traces
from isogloss.check.visible import Visible, visible
from isogloss.model import Severity, Span

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_HINT = "Check that nothing is left out or added."


def _deviation(unit: Translated) -> float:
    """How unusual the length of the translation is, in standard deviations."""
    ratio = usual(unit.source_language, unit.locale)
    return ratio.deviation(visible(unit.text).text, visible(unit.target).text)


@rule(
    "IG504",
    "sentences-differ",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="A sentence that is gone, or has come in, changes what the reader is told.",
    source="Gale and Church 1993, A Program for Aligning Sentences; W3C ITS 2.0, 8.17: omission, "
    "addition; Unicode Standard Annex 29, 5",
    bad=[
        pair(
            "Tell your doctor. Do not drive. Rest for a day. Drink water.",
            "Informe a su médico.",
            "es",
        ),
        pair(
            "Tell your doctor about all of your allergies. Do not drive a car for two days.",
            "Informe a su médico de todas sus alergias.",
            "es",
        ),
        pair("Rest.", "Descanse. No conduzca. Beba agua. No fume.", "es"),
    ],
    good=[
        pair("Tell your doctor. Do not drive.", "Informe a su médico y no conduzca.", "es"),
        pair("Ask Dr. Smith. Then rest.", "اسأل الدكتور سميث. ثم استرح.", "ar"),
        pair(
            "Tell your doctor about your allergies before you take the medicine at home.",
            "Informe a su médico de sus alergias. Hágalo antes de tomar el medicamento en casa.",
            "es",
        ),
    ],
)
def sentences_differ(unit: Translated) -> Iterator[Hit]:
    """A sentence of the source has no counterpart in the translation, or the other way round.

    Sentences are paired by their lengths; that two become one, or one two, is no finding.
    """
    if unit.locale.language in UNMARKED:
        return
    source, target = visible(unit.text), visible(unit.target)
    ours, theirs = sentence_spans(source.text), sentence_spans(target.text)
    if len(ours) == len(theirs) == 1:
        return
    found = leftover(
        _lengths(source.text, ours),
        _lengths(target.text, theirs),
        usual(unit.source_language, unit.locale),
    )
    if found is None or not (found.lost or found.added):
        return
    least = _SURE_BOTH if found.lost and found.added else _SURE if found.lost else _SURE_ADDED
    if len(ours) == 1:  # a long sentence is often made into several
        least = _SURE_SPLIT
    elif not found.lost and joints(source.text):  # and so is one of several parts
        least = _SURE_JOINED
    if found.gain < least:
        return
    deviation = _deviation(unit)
    if not found.added and deviation > _NOT_SHORT:
        return
    if not found.lost and deviation < _NOT_LONG:
        return
    lost = _written(source, [ours[number] for number in found.lost])
    added = _written(target, [theirs[number] for number in found.added])
    if lost:
        message = f"“{short(unit.text[slice(*lost)])}” seems to have no counterpart"
        message += " in the translation."
    elif added:
        message = f"“{short(unit.target[slice(*added)])}” seems to have no counterpart"
        message += " in the source text."
    yield Hit(
        f"{message} The source has {len(ours)} sentences, the translation {len(theirs)}.",
        _HINT,
        added,
        source_span=lost,
    )


_NOT_SHORT, _NOT_LONG = -0.5, 0.8
_SURE, _SURE_BOTH, _SURE_ADDED, _SURE_JOINED, _SURE_SPLIT = 1.0, 2.0, 3.0, 4.0, 5.0
"""How much likelier the pairing must be with a sentence left over, as logarithms."""


def _lengths(text: str, spans: Sequence[Span]) -> list[float]:
    return [measure(text[span.start : span.end].strip()) for span in spans]


def _written(text: Visible, spans: Sequence[Span]) -> Span | None:
    """Where the first of the sentences is written."""
    if not spans:
        return None
    start, end = spans[0]
    while text.text[start].isspace():
        start += 1
    return text.span(start, end)


@rule(
    "IG520",
    "sentence-doubled",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="What is pasted twice stands where something else should.",
    source="W3C ITS 2.0, 8.17: addition",
    bad=[
        pair(
            "Tell your doctor about allergies.",
            "Informe a su médico sobre alergias. Informe a su médico sobre alergias.",
            "es",
        )
    ],
    good=[
        pair("Breathe in. Breathe in.", "Inspire. Inspire.", "es"),
        pair("Tell your doctor. Rest.", "Informe a su médico. Descanse.", "es"),
    ],
)
def sentence_doubled(unit: Translated) -> Iterator[Hit]:
    """A sentence stands in the translation more often than anything does in the source."""
    source, target = visible(unit.text), visible(unit.target)
    spans = sentence_spans(target.text)
    if len(spans) < 2:
        return
    seen: Counter[str] = Counter()
    allowed = _most_repeated(source.text)
    for span in spans:
        sentence = target.text[span.start : span.end].strip()
        seen[sentence] += 1
        if seen[sentence] > allowed and len(sentence) >= _LEAST_SENTENCE:
            yield Hit(
                f"“{short(sentence)}” stands twice in the translation.",
                "Check that each sentence of the source is translated once.",
                _written(target, [span]),
            )
            return


_LEAST_SENTENCE = 8


def _most_repeated(text: str) -> int:
    return max(
        Counter(text[span.start : span.end].strip() for span in sentence_spans(text)).values(),
        default=1,
    )


@rule(
    "IG513",
    "statement-sentence-lost",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_ERROR,
    why="The sentence that is gone may be the one that warns.",
    source="W3C ITS 2.0, 8.17: omission; Unicode Standard Annex 29, 5",
    bad=[
        safety("It is for adults. A doctor must confirm.", "Es ist für Erwachsene.", "de"),
        safety("Caution: Rest. Drink water.", "注意：安静にしてください。", "ja"),
    ],
    good=[
        safety("Tell your doctor. Do not drive.", "Informe a su médico. No conduzca.", "es"),
        safety("Rest for a day.", "Descanse. Solo un día.", "es"),
    ],
)
def statement_sentence_lost(unit: Translated) -> Iterator[Hit]:
    """Safety text has fewer sentences in the translation than in the source."""
    if not unit.safety or unit.locale.language in UNMARKED:
        return
    wanted, given = sentences(visible(unit.text).text), sentences(visible(unit.target).text)
    if given < wanted:
        yield Hit(
            f"The source has {wanted} sentences, the translation {given}.",
            "Translate every sentence, and let each stay one.",
        )


@rule(
    "IG505",
    "length-differs",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="A translation of half the usual length has most often lost half of the text.",
    source="Gale and Church 1993, A Program for Aligning Sentences; W3C Internationalization: Text "
    "size in translation; ITS 2.0, 8.17: length",
    bad=[
        pair(
            "Tell your doctor if you are allergic to nickel, titanium, cobalt or chromium.",
            "Informe a su médico.",
            "es",
        )
    ],
    good=[
        pair("Symptoms", "症状", "ja"),
        pair(
            "Tell your doctor if you are allergic to nickel or titanium.",
            "如果您对镍或钛过敏,请告诉医生。",
            "zh-Hans",
        ),
    ],
)
def length_differs(unit: Translated) -> Iterator[Hit]:
    """The translation is far shorter or longer than translations into its language are.

    Figures, codes, quotes and brackets that are missing, or are there, tip the scales.
    """
    source, target = visible(unit.text).text, visible(unit.target).text
    if len(source) < _LEAST_LENGTH:
        return
    deviation = _deviation(unit)
    least = _SHORT
    if deviation < 0:
        missing = missing_traces(source, target)
        deviation -= missing
        if missing <= 0 and ends(source) == ends(target):
            least = _SHORT_AND_WHOLE
    if not least < deviation < _LONG:
        word = "short" if deviation < 0 else "long"
        yield Hit(
            f"The translation is very {word}: {len(target)} characters for {len(source)}.",
            _HINT,
        )


_LEAST_LENGTH = 40
"""Shorter texts vary too much."""
_SHORT, _SHORT_AND_WHOLE, _LONG = -2.75, -3.0, 4.0
"""How far, in standard deviations; what lacks nothing that can be seen may be shorter still."""


@rule(
    "IG508",
    "end-missing",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="A text that stops before its full stop was most often cut off.",
    source="W3C ITS 2.0, 8.17: omission; Unicode Standard Annex 29, STerm",
    bad=[pair("Tell your doctor if you are allergic.", "Informe a su médico si es", "es")],
    good=[
        pair("Tell your doctor.", "Informe a su médico.", "es"),
        pair("Tell your doctor.", "医師に伝えてください。", "ja"),
        pair("Tell your doctor.", "บอกแพทย์ของคุณ", "th"),
        pair("Ask “why?”", "Pregunte «¿por qué?»", "es"),
    ],
)
def end_missing(unit: Translated) -> Iterator[Hit]:
    """The source ends like a sentence, the translation does not."""
    if unit.locale.language in UNMARKED:
        return
    cut = stops(visible(unit.text).text) and not ends(visible(unit.target).text)
    # What is longer than usual has hardly been cut off; its full stop is a matter of style.
    if cut and _deviation(unit) < _CUT:
        yield Hit(
            "The translation does not end like a sentence; the source does.",
            "Check that its end is not lost.",
            Span(max(0, len(unit.target) - 1), len(unit.target)),
        )


_CUT = 1.0


@rule(
    "IG519",
    "start-missing",
    subject=Translated,
    draft=_WARNING,
    review=_WARNING,
    release=_WARNING,
    why="A text that begins in the middle of a sentence has most often lost its beginning.",
    source="W3C ITS 2.0, 8.17: omission; CLDR, context transforms",
    bad=[
        pair(
            "Tell your doctor if you are allergic to nickel or titanium.",
            "es alérgico al níquel o al titanio.",
            "es",
        )
    ],
    good=[
        pair("Tell your doctor.", "Informe a su médico.", "es"),
        pair("COVID-19 is a disease of the lungs.", "covid-19 es una enfermedad pulmonar.", "es"),
        pair("Tell your doctor.", "اسأل طبيبك.", "ar"),
    ],
)
def start_missing(unit: Translated) -> Iterator[Hit]:
    """The source begins with a capital letter, the translation with a small one, and is short."""
    source, target = visible(unit.text).text, visible(unit.target).text
    first = _first_word(source)
    if unit.locale.language in _ONE_CASE:
        return
    if (
        first[:1].isupper()
        and not first[1:].isupper()
        and stops(source)
        and _first_word(target)[:1].islower()
        and _deviation(unit) < _SHORT_START
    ):
        yield Hit(
            "The translation begins with a small letter; the source begins a sentence.",
            "Check that its beginning is not lost.",
            Span(0, min(1, len(unit.target))),
        )


_SHORT_START = -0.7
_ONE_CASE = frozenset({"ka"})
"""Georgian letters have capitals, which do not begin sentences."""


def _first_word(text: str) -> str:
    start = next((place for place, each in enumerate(text) if each.isalnum()), len(text))
    return next(iter(text[start:].split()), "")
