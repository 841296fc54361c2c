"""What checks of the kind `pair` hold against each other."""
