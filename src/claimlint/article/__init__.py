"""What was read: sources, exact positions, blocks and sentences. Knows nothing of medicine."""
