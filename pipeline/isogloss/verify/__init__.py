"""The independent witness: finished artefacts and bundles, read back.

It shares no code with what makes them but the model, and uses other parsers.
"""

from isogloss.verify.assets import read_asset
from isogloss.verify.bundle import read_bundle
from isogloss.verify.contents import (
    Asset,
    BundleContents,
    Days,
    Description,
    Difference,
    DifferenceKind,
    EditionFiles,
    MarketName,
    PageFiles,
    SourceDigest,
    StatementPlace,
)
from isogloss.verify.html_page import read_html
from isogloss.verify.pdf import read_pdf
from isogloss.verify.text_layer import text_layer_share

__all__ = [
    "Asset",
    "BundleContents",
    "Days",
    "Description",
    "Difference",
    "DifferenceKind",
    "EditionFiles",
    "MarketName",
    "PageFiles",
    "SourceDigest",
    "StatementPlace",
    "read_asset",
    "read_bundle",
    "read_html",
    "read_pdf",
    "text_layer_share",
]
