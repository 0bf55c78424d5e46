"""Generator of the guidance site: facts in `data/`, pages in `docs/`, one direction of flow.

source → models → catalogue → views → pages → index → bundle. Nothing here imports MkDocs.
"""
