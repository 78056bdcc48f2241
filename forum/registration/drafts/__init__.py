"""A form that is filled but not sent: kept sealed for a month, opened by its link alone."""
