"""What checks of the kind `required` ask of a page: when, what satisfies it, and what credentials are."""
