"""The providers page: a table of who does it at what price, and all about one of them beside it."""
