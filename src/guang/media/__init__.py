"""What do people watch?"""
