"""What is known: the registry of evidence and the sources that an article cites. From claims to assessments."""
