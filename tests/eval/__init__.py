"""Question sets and their scoring: ``python -m tests.eval`` prints docs/benchmarks.md's tables."""
