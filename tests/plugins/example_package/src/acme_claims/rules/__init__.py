"""The rule pack: this folder."""
