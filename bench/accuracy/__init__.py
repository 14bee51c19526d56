"""Measure the rules on translations: false alarms on good ones, recall on damaged ones.

`python -m bench.accuracy FOLDER` reads pairs made by professionals. What a rule says of them is,
almost always, a false alarm. Then each pair is damaged in a known way, and it is counted how
often a rule says something that it did not say before.
"""
