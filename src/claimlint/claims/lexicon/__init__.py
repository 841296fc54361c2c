"""The lexicon and the vocabulary, compiled for lookup by word."""
