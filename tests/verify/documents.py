"""PDFs to read back: made by plain WeasyPrint, or by hand."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

PAGE = """<!doctype html><html lang="en" dir="ltr"><head><title>Title &amp; more</title>
<meta name="description" content="Words about it"><style>
@page {{ size: A5; @bottom-center {{ content: "Page " counter(page) }}
@top-center {{ content: "DRAFT" }} }} .new {{ break-before: page }}
h1 {{ bookmark-label: "Mark" }}</style></head><body>
<h1 id="top">Heading</h1><p>You should <b>not</b> use it. {long}
<a href="https://example.org/x">More</a></p>
<ul><li>one</li><li>two<ul><li>three</li></ul></li></ul>
<table><tr><th>Kind</th><td>efficient office</td></tr></table>
<p>H<sub>2</sub>O<br>and <a href="#top">up</a></p>
<img alt="A valve" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3C/svg%3E">
<p class="new">Second page.</p></body></html>"""


def weasyprint_pdf(html: str) -> bytes:
    """Print without any of our own changes; skip where Pango is missing."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as error:
        pytest.skip(str(error))
    data: bytes = HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
    return data


def drawn_pdf(content: bytes, *elements: dict[str, object], lang: str = "en") -> bytes:
    """One page with a standard font /F and structure elements with kids 0, 1, 2, …"""
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    page.obj.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F=pikepdf.Dictionary({k: pikepdf.Name(v) for k, v in font.items()}))
    )
    page.obj.Contents = pdf.make_stream(content)
    kids = pikepdf.Array()
    for number, fields in enumerate(elements):
        item = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, Pg=page.obj))
        item["/S"] = pikepdf.Name(str(fields.get("S", "/P")))
        item["/K"] = number
        for key in ("ActualText", "Alt", "Lang"):
            if key in fields:
                item[f"/{key}"] = pikepdf.String(str(fields[key]))
        kids.append(item)
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=kids)
    )
    pdf.Root.Lang = pikepdf.String(lang)
    sink = BytesIO()
    pdf.save(sink)
    return sink.getvalue()
