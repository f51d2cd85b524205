"""Questions: reads only. Every list takes the reader and passes through `visibility`.

`get` raises NotFoundError, `find` returns None; nothing here changes anything.
"""


class NotFoundError(Exception):
    """There is no such thing, or not for this reader: the two are answered alike."""
