"""The parts of the HTML report: the article with its marks, the cards beside it, the overview, style and script."""
