"""Measures the desk: speed, memory and accuracy, each beside a baseline of the same run. Nothing is asserted here."""
