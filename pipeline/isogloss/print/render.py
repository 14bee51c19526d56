"""The door of the print room. It imports WeasyPrint only when there is work."""

from __future__ import annotations

from isogloss.print.errors import PrintUnavailable
from isogloss.print.job import PrintJob


def render_pdf(job: PrintJob) -> bytes:
    """Print a document: one tagged PDF (PDF/UA-1), the same bytes for the same job anywhere.

    Raises PrintError for a missing glyph and for a missing or forbidden resource,
    PrintUnavailable where WeasyPrint or Pango is not installed.
    """
    try:
        import warnings

        with warnings.catch_warnings():
            # WeasyPrint warns of a system without fonts; Isogloss brings its own.
            warnings.simplefilter("ignore")
            from isogloss.print.engine import render
    except (ImportError, OSError) as error:
        raise PrintUnavailable(
            "PDFs cannot be made on this machine: WeasyPrint or the Pango library is missing.",
            hint="Run `isogloss doctor` to see what to install; all but PDF works without it.",
        ) from error
    return render(job)
