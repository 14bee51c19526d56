"""The project on disk: configuration, read once and checked."""

from isogloss.project.load import SITE, Project, find_root, load
from isogloss.project.toml import line_of

__all__ = ["SITE", "Project", "find_root", "line_of", "load"]
