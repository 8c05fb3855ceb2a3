"""The event: what was said, how it is found, and which statements answer a question."""
