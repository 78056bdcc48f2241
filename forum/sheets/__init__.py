"""Tables as files, CSV and XLSX: read without trusting them, written so that nothing in them runs."""
