"""Who deserves to be seen?"""
