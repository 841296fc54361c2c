"""What an article cites: found in its text and its list of references, with the sentences that it stands for."""
