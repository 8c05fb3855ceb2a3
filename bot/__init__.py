"""The process: settings, transports, storage and the sandbox around the handlers."""
