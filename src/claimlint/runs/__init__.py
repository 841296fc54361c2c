"""Whole runs, one for each command that reads many articles: the command line parses, these do."""
