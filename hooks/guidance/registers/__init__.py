"""Registers: one file or folder of `data/` each, loaded, typed and checked on its own."""
