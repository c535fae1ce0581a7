"""A store's goods as its staff handle them, a hundred thousand at a time: found, filtered, changed by the batch.

This is a door because stock stands above the catalogue: a list that shows and filters by both meets them here. It
changes nothing by itself; every change goes through the rooms' own verbs.
"""
