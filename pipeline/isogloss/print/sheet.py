"""The style that depends on the job: page size and numbering."""

from __future__ import annotations

from isogloss.print.errors import PrintError

PAGE_SIZES = ("A4", "Letter")
# CLDR numbering system: CSS counter style (CSS Counter Styles 3, section 6).
_COUNTER_STYLES = {
    "latn": "decimal",
    "arab": "arabic-indic",
    "arabext": "persian",
    "beng": "bengali",
    "deva": "devanagari",
    "gujr": "gujarati",
    "guru": "gurmukhi",
    "khmr": "khmer",
    "knda": "kannada",
    "laoo": "lao",
    "mlym": "malayalam",
    "mymr": "myanmar",
    "orya": "oriya",
    "taml": "tamil",
    "telu": "telugu",
    "thai": "thai",
    "tibt": "tibetan",
}


def page_sheet(page_size: str, native_digits: str) -> str:
    """The style sheet that a job adds to those of its document."""
    if page_size not in PAGE_SIZES:
        raise PrintError(
            f"There is no page size {page_size!r}.", hint=f"Use {' or '.join(PAGE_SIZES)}."
        )
    digits = _COUNTER_STYLES.get(native_digits)
    if digits is None:
        raise PrintError(
            f"Page numbers cannot be written in the numbering system {native_digits!r}.",
            hint=f"Use one of: {', '.join(_COUNTER_STYLES)}.",
        )
    lists = (
        ""
        if digits == "decimal"
        else f"ol:not(.labels) {{ list-style-type: {digits} !important }}\n"
    )
    return (
        ':root { hyphenate-character: "\\2010\\2060" !important }\n'
        f"@page {{ size: {page_size} !important }}\n"
        f".page-number::before {{ content: counter(page, {digits}) !important }}\n"
        f".page-count::before {{ content: counter(pages, {digits}) !important }}\n"
        f"{lists}"
    )
