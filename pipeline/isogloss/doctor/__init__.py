"""Tells what this machine has of what Isogloss needs, and the one command that brings the rest.

Only the standard library is imported here: the set-up runs this before anything is installed.
"""

from isogloss.doctor.capabilities import (
    CAPABILITIES,
    Capability,
    Need,
    Packages,
    install_command,
)
from isogloss.doctor.detect import Status, Wheel, probe
from isogloss.doctor.platforms import Platform, detect_platform
from isogloss.doctor.report import Report, format_text, inspect_system, to_json

__all__ = [
    "CAPABILITIES",
    "Capability",
    "Need",
    "Packages",
    "Platform",
    "Report",
    "Status",
    "Wheel",
    "detect_platform",
    "format_text",
    "inspect_system",
    "install_command",
    "probe",
    "to_json",
]
