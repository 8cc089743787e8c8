"""Questions about situations: what changed, how far a report is from the line of reference.

May import model, geodesy and errors.
"""
