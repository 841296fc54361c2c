"""What checks of the kind `citation` look for."""
