"""The outward voice of the network: from a story and a need to a change."""
