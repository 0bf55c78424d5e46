"""Measures the site: search quality and speed, sizes, build time."""
