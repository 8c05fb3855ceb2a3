"""Tries to lose or double digests: real processes, killed and starved of what they need."""
