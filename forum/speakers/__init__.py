"""The people on stage: who they are, in their own words and scripts."""
