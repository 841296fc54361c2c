"""The order of judgement: a claim held against what is known."""
