"""What do people buy, and then? Stores, goods, stock, orders and payments; money and goods flow one way."""
