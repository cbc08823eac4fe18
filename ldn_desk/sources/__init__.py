"""The registries that are asked: one module a registry, its record's parser beside it, and what they share."""
