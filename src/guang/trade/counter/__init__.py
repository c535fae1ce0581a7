"""The counter: where buyers and sellers meet their orders, over HTTP.

It says what an order says, together with what other rooms know of it: the store's name, its parcels. Verbs are those
of orders; nothing is decided here.
"""

__all__: list[str] = []
