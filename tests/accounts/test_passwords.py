"""Passwords are expensive to guess, for whoever has stolen their hashes."""

PASSES, MEMORY = 2, 19 * 1024  # OWASP's second profile, in KiB


def test_a_guess_costs_memory_and_time(real_hasher):
    assert real_hasher.type.name == "ID"
    assert real_hasher.time_cost >= PASSES
    assert real_hasher.memory_cost >= MEMORY


def test_a_hash_says_how_it_was_made(real_hasher):
    assert real_hasher.hash("correct horse battery").startswith("$argon2id$v=19$m=19456,t=2,p=1$")
