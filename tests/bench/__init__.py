"""Benchmarks, run with ``make bench-…``: what they measure is in docs/benchmarks.md."""
