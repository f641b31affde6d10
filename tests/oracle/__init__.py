"""The measures once more, in plain Python from the definitions alone, and the random workspaces to compare them on.

Nothing in recompute.py and the modules below it may read the library's SQL or use a database: two independent
derivations that agree on hundreds of adversarial workspaces are the strongest evidence we have that both are right.
"""
