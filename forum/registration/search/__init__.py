"""Finding people by whatever they are called: any script, any order, any common romanisation."""

from forum.registration.search.folding import folded as folded
from forum.registration.search.haystack import hay as hay
