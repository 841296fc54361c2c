"""What an article says: the closed grammar over the lexicon, from sentences to claims. Knows nothing of what is true.
"""
