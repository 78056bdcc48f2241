"""Speakers and their sessions: what they would say in the programme, what they still owe, and how a proposal
becomes a session."""
