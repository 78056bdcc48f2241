"""What is said about spreadsheets: why one was not read, and what the audit tells."""

from flask_babel import lazy_gettext as _l

from forum.accreditation.importing.comparing import NOT_READ

REFUSALS = {
    "sheet_too_large": _l("This file is larger than 10 MB. Send it in several parts."),
    "sheet_empty": _l(
        "There is nothing in this file. The first row of a sheet holds the names of its columns."
    ),
    "sheet_encrypted": _l("This file is protected by a password. Save it without one, then send it again."),
    "sheet_macros": _l(
        "This file contains macros. Save it as an ordinary workbook (.xlsx), then send it again."
    ),
    "sheet_links": _l(
        "This file takes values from other files. Save it with the values alone, then send it again."
    ),
    "sheet_doctype": _l("This file declares things that no spreadsheet needs. It was not read."),
    "sheet_bomb": _l("Unpacked, this file would be far larger than a list of people is. It was not read."),
    "sheet_other_kind": _l("This is no file we can read. Save it as XLSX, or as CSV in UTF‑8."),
    "sheet_encoding": _l(
        "The letters of this file cannot be read for certain. Save it as XLSX, or as CSV in UTF‑8."
    ),
    "sheet_damaged": _l("This file is damaged: it ends too early or breaks its own format. Save it again."),
    "sheet_rows": _l("There are more than 100,000 rows in this file. Send it in several parts."),
    "sheet_columns": _l("There are more than 200 columns in this file. Keep those that say who people are."),
    "sheet_columns_missing": _l("Columns are missing. Take their names from the template."),
    "sheet_not_all_good": _l(
        "Nothing was imported, because not every row is good. Look at what is to correct."
    ),
    "not_read": NOT_READ,
    "sheet_decided": _l("Somebody decided about this file a moment ago: once is enough."),
    "sheet_gone": _l(
        "The file was deleted: its seven days are over, or somebody had their details erased. Send it again."
    ),
    "worker_ended": _l("This took more than our machine could give. Send the file in several parts."),
}
BROKEN = _l("Something of ours broke while this was done. Try again; if it happens again, tell us.")
VERBS = {
    "imported_people": _l("People imported"),
    "exported_people": _l("Registrations exported"),
}
FIELDS = {
    "new": _l("New"),
    "changed": _l("Changed"),
    "unchanged": _l("As they were"),
    "ended": _l("Ended before"),
    "bad": _l("Left out"),
    "rows": _l("Rows"),
    "file": _l("File"),
}
