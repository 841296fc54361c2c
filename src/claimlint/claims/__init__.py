"""What an article says: the closed grammar over the lexicon, from sentences to claims. Knows nothing of truth."""
