"""Exchange formats: texts go out to translators' tools and come back, whole or not at all.

Each format has a module that writes work items as bytes and reads bytes as proposals. What is
taken of a proposal is decided in one place, `intake`, whatever the format was.
"""
