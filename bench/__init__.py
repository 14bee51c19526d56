"""Measurements. `python -m bench` runs all, `python -m bench NAME…` some.

Every figure is a ratio of two things measured in turn in one run, because machines differ and
drift: what we do against what the limit (parser, disk) or a peer does with the same input.
"""
