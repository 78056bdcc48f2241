"""What happens when a badge is held to a reader: gates, devices, scans, the verdict."""
