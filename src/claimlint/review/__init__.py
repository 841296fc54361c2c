"""What people decided: suppressions, baseline, since. Findings go in, labelled findings come out; none is ever
deleted.
"""
