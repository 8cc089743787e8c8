"""Maps in the pages and documents of others: what is pasted there, and what is found beside a page.

May import scene, style, model, errors and `render.base`; no library.
"""
