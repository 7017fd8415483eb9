"""Events: the incidents of all pages that are one, joined by type, time, place, participants and wording."""
