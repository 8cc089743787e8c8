"""Scene to product: pure functions, one backend per folder. They write nothing.

May import everything below: scene, style, model, errors.
"""
