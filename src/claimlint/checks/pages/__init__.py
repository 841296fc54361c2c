"""What is known of a page as a whole: its kind, its dates, its tone and the company that it keeps."""
