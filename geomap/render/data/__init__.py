"""Maps as data for other programs: tables, geographic files, messages.

Every format is made of the same records and carries the same words around them.
"""
