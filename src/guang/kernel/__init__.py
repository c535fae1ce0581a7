"""What is everything made of? Ids, money, clocks, refusals, transactions; nothing here knows a shop."""
