"""The programme as other people's software reads it: frab's XML and JSON, schema.org, plain text."""
