"""Printing with WeasyPrint. Only `render.py` imports this module, when there is work."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import Any

import pydyf
from weasyprint import CSS, HTML
from weasyprint.urls import FatalURLFetchingError

from isogloss.print.coverage import missing_glyphs_error
from isogloss.print.document import prepare
from isogloss.print.errors import PrintError
from isogloss.print.faces import bundle_fonts, forget_fonts
from isogloss.print.job import PrintJob
from isogloss.print.resources import BundleFetcher, address, relative_link
from isogloss.print.sheet import page_sheet
from isogloss.print.structure import write_actual_text
from isogloss.print.text_layer import plain, text_layer

logging.getLogger("weasyprint").addHandler(logging.NullHandler())


def render(job: PrintJob) -> bytes:
    """Print one document. See `isogloss.print.render_pdf`."""
    try:
        return _render(job)
    except FatalURLFetchingError as error:
        if isinstance(error.__cause__, PrintError):
            raise error.__cause__ from None
        raise PrintError(f"A resource of the document cannot be read: {error}.") from error
    except PrintError:
        raise
    except Exception as error:
        # WeasyPrint stops with any exception at some valid styles ("float: inline-end" in a line);
        # the user can mend the style, so it must reach them as a message.
        raise PrintError(
            f"WeasyPrint cannot lay out this document ({type(error).__name__}: {error}).",
            hint="A style that it does not know is the likely cause: compare with print.css, "
            "and put styles for the screen alone into `@media screen`.",
        ) from error


def _render(job: PrintJob) -> bytes:
    base = address(job.root, job.folder)
    fetcher = BundleFetcher(job.root)
    fonts = bundle_fonts(job.root)
    faces = set(fonts.faces)
    html = HTML(string=job.html, base_url=base, url_fetcher=fetcher)
    prepare(html.etree_element)
    sheet = CSS(string=page_sheet(job.page_size, job.native_digits))
    try:
        document = html.render(font_config=fonts, stylesheets=[sheet], pdf_variant="pdf/ua-1")
    finally:
        if fonts.faces != faces:
            forget_fonts()
    moment = datetime.fromtimestamp(job.epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    document.metadata.created = document.metadata.modified = moment
    document.metadata.lang = job.language
    document.metadata.title = plain(document.metadata.title or "")

    with text_layer() as layer:

        def finish(_document: Any, pdf: Any) -> None:
            write_actual_text(pdf, layer, html.etree_element)
            _finish_catalog(pdf, job.direction)
            _plain_bookmarks(pdf)
            _relative_links(pdf, base)

        data: bytes = document.write_pdf(
            pdf_variant="pdf/ua-1", pdf_identifier=True, finisher=finish
        )
    if layer.missing:
        raise missing_glyphs_error(layer.missing, job.language)
    return data


def _finish_catalog(pdf: Any, direction: str) -> None:
    preferences = pdf.catalog["ViewerPreferences"]
    preferences["Direction"] = "/R2L" if direction == "rtl" else "/L2R"


def _plain_bookmarks(pdf: Any) -> None:
    for item in pdf.objects:
        if isinstance(item, dict) and "Title" in item and "Dest" in item:
            item["Title"] = pydyf.String(plain(item["Title"].string))


def _relative_links(pdf: Any, base: str) -> None:
    for item in pdf.objects:
        if isinstance(item, dict) and item.get("Subtype") == "/Link" and "A" in item:
            action = item["A"]
            if "URI" in action:
                target = relative_link(action["URI"].string, base)
                action["URI"] = item["Contents"] = pydyf.String(target)
