"""What checks of the kind `metric` look for."""
