"""Pages: views and hand-written text in, the tree for the engine out, and back to sections."""
