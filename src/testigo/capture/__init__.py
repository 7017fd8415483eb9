"""Pages saved from the web with all that shows them again, as WARC."""
