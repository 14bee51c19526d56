"""The project on disk: configuration, read once and checked."""

from isogloss.project.load import Project, find_root, load

__all__ = ["Project", "find_root", "load"]
