"""People from a spreadsheet: what its columns mean, what is wrong with a row, what the good rows change."""
