"""What keeps the registry right: checks, additions, look-ups at Crossref and PubMed, and who relies on what."""
