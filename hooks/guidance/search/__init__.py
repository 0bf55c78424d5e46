"""Search: one analyzer for build and browser, the index, and the scripts that ask it."""
