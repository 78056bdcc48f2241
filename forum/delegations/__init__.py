"""Countries and economies, and the delegations they send: who answers for them, how many, until when."""
