"""The project on disk: configuration, read once and checked."""

from isogloss.project.load import SITE, Project, load
from isogloss.project.toml import line_of

__all__ = ["SITE", "Project", "line_of", "load"]
