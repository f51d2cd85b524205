"""`make bench`: every benchmark, one after another."""

from benchmarks import pages

for size in (6_000, 100_000):
    pages.measure(size)
