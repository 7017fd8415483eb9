-- Tolls over time, by outlet
-- The numbers of dead that each outlet printed on each day: how many, the least and the most, and that of the middle. Narrow it to
-- one story (--about, --place, --happened), since deaths of all stories are laid together otherwise.
-- picture: lines day medium middle
SELECT day, medium, count(*) AS numbers, min(coalesce(at_least, at_most)) AS least, max(coalesce(at_most, at_least)) AS most,
  median(coalesce(at_least, at_most)) AS middle
FROM counts
WHERE effect = 'killed' AND day IS NOT NULL AND coalesce(at_least, at_most) IS NOT NULL
GROUP BY ALL
ORDER BY day, medium
