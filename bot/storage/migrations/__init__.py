"""Alembic's folder: the steps that lead from an empty database to ``bot.storage.tables``."""
