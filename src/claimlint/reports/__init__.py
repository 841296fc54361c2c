"""How it is told: each report is one pure function from a Report to text."""
