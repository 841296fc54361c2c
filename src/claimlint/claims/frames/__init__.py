"""Frames: how a cue of each shape takes its subject and objects. A new construction of English goes here."""
