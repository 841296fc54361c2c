"""Scopes: how far negation, questions, myths, attribution and conditions go, and on which claims they act."""
