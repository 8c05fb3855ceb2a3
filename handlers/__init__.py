"""What a person can do with the bot, one file each; `routing.py` is the table of them."""
