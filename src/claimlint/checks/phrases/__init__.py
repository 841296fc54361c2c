"""Phrases: what rules write to find words in a sentence, from their syntax to where they match."""
