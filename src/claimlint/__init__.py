"""claimlint: a linter for medical and health content. The library call is `claimlint.engine.check`."""

__version__ = "0.1.0"
