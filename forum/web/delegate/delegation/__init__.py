"""The coordinators' portal: their own delegation and nothing else."""

from forum.web.delegate.delegation import (  # noqa: F401 - the views join the delegates' pages
    accepting,
    exporting,
    importing,
    nominating,
    people,
    portal,
    replacing,
)
