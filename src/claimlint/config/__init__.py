"""What a project asked for, and where each value came from; and which files it means."""
