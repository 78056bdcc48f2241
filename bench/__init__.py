"""Measurements: `make bench ONLY=hello,landing,agenda,registration,scan,search,table,growth`.

Absolute times are noise on a shared machine. A figure is the processor time of one request, a count
(SQL statements, bytes on the wire), or a ratio to a bare Flask "hello" served the same way in the same run.
"""
