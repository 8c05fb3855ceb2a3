"""Question sets and their scoring: ``python -m tests.eval`` prints the tables of docs/benchmarks.md."""
