"""Measures Hitch beside its limits: see src/docs/performance.md."""
