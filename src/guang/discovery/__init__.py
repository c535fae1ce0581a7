"""What shall we show, and to whom?"""
