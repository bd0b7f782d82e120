"""How often may somebody do that? Shared by all workers."""
