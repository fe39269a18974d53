"""Counts records of calendars by their first lines alone: nothing of the reader under test is used."""

import re


def unfolded(data):
    return re.sub(rb"\n[ \t]", b"", re.sub(rb"\r\n?", b"\n", data))


def record_count(data):
    first_lines = rb"(?im)^(?:\xef\xbb\xbf)?BEGIN:(?:VEVENT|VTODO|VJOURNAL|VFREEBUSY)[ \t]*$"
    return len(re.findall(first_lines, unfolded(data)))


def accounted_for(found):
    return sum(len(offer.sources) for offer in found.candidates) + len(found.skipped)
