"""People from a spreadsheet, at the desk."""

from forum.accreditation.importing.policy import may_import
from forum.web import sheets
from forum.web.access import only
from forum.web.organiser import pages

sheets.add_pages(pages, "/desk/<edition>/imports", only(may_import))
