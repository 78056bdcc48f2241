"""The application's encryption keys, newest first. Set once when the application is made."""

_keys: tuple[bytes, ...] = ()


def hold(keys: tuple[bytes, ...]) -> None:
    global _keys  # noqa: PLW0603 - one process, one key ring
    _keys = keys


def keys() -> tuple[bytes, ...]:
    if not _keys:
        raise RuntimeError("No keys: the application was not made by create_app().")
    return _keys
