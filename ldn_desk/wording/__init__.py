"""What the desk says of what exists: summaries, annotations, comments, the method page."""
