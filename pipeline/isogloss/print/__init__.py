"""The print room: a localized HTML document in, a PDF out that reads back in every script.

    data = render_pdf(PrintJob(html=..., root=data_folder, folder=data_folder / "ar-EG",
                               language="ar-EG", direction="rtl", page_size="A4",
                               native_digits="arab", epoch=source_date_epoch))

How text stands in the file, for those who read it back:

- The structure tree has the logical text of all editions, left- or right-to-left, in the same
  way. The *leaves* carry it: each `Span` or `Link` element that holds marked content has an
  `/ActualText` of its own, white space folded, with the space that a line end swallowed put back
  and without soft hyphens. A block (`P`, `H1` to `H6`, `LBody`, `Lbl`, `TD`, `TH`, `Caption`,
  `Div` …) has none: its text is the `/ActualText` of its descendants joined in order with
  nothing between. Read: at an element with `/ActualText` take it and go no deeper; else go on.
  ActualText on the block itself would replace its children for assistive technology, and links
  inside a paragraph would be gone; on the leaves it only says what they say.
- A block that goes over a page end is two blocks with one text (CSS keeps this to blocks longer
  than a page). A picture is a `Figure` with `/Alt`, and no ActualText.
- The running header and footer are outside the structure tree. The watermark is drawn with an
  empty ActualText; the word stands as text in the corner of each page of a draft.
- In the content stream, a drawn line without right-to-left letters is one `/Span` with
  `/ActualText`; a hyphenated line ends in U+00AD there. A right-to-left line has only ToUnicode:
  words come back, vowel marks and the order around numbers and brackets do not.
- Invisible characters that steer lines (U+00AD, U+2060) are in none of these texts.
"""

from isogloss.print.coverage import fonts_cover, missing_glyphs_error, require_glyphs
from isogloss.print.errors import PrintError, PrintUnavailable
from isogloss.print.job import PrintJob
from isogloss.print.render import render_pdf

__all__ = [
    "PrintError",
    "PrintJob",
    "PrintUnavailable",
    "fonts_cover",
    "missing_glyphs_error",
    "render_pdf",
    "require_glyphs",
]
