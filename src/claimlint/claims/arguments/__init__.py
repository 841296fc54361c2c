"""Arguments: the noun phrases around a cue, and what each of them names."""
