"""The version, alone, so that every part can read it."""

__version__ = "0.1.0"
