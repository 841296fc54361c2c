"""What is wrong: rules as data over a few kinds of check. From article, claims and assessments to findings."""
