"""What checks of the kind `structure` look for."""
