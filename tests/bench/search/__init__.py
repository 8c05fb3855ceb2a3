"""``make bench-search``: how right and how fast questions are answered, beside other ways."""
