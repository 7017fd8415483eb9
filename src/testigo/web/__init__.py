"""The desk: a case in the browser. ``testigo serve`` starts it; :mod:`testigo.web.app` is all of it from above."""
