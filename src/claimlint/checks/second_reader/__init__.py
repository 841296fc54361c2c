"""A second reader: sentences weighed as a whole, beside the rules that look for claims and words.

`signs` is what it goes by, `weights` what each sign weighs for it, `reading` what it says of a page: which sentences
read like those that editors mark though no rule found anything in them, and which findings stand in others.
"""
