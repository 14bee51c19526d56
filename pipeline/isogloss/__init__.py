"""Isogloss: localization of patient-education pages, proved complete."""
