"""The drawing plan: what to draw, in order, with every word, independent of any backend.

May import everything below it: style, load, spec, geodesy, model, errors.
"""
