"""Countries and economies, and (in time) the delegations they send."""
