"""The network: one client, its pace, its faults, its workers."""
