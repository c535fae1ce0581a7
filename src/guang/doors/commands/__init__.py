"""What can be typed after ``./guang``: one module per command, each imported only when it is asked for.

Every module has one click command named ``command``; :mod:`guang.doors.cli` holds the list.
"""
