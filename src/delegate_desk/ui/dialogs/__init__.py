"""Dialogs: content, and a footer with a reassurance at one end and the verb at the other."""
