"""All SQL of promotions.

Counters are locked here and nowhere else, always in key order (promotion, SKU, buyer), after orders and before the
warehouse's shelves.
"""
