"""Between services and views: the open article, the selection, item models, and the only background jobs."""
