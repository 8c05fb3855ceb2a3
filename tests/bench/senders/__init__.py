"""One program for each library: the same message to many chats, and what that cost.

Each is a process of its own in the environment where its library is installed.
"""
