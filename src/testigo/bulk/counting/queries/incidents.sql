-- What is told of, and where
-- Incidents by type and country, on how many pages and at how many outlets. Pages on one event each tell of an incident.
-- picture: matrix country type pages
SELECT type, coalesce(country, '?') AS country, count(DISTINCT (shard, record_number)) AS pages, count(*) AS incidents,
  count(DISTINCT medium) AS outlets
FROM incidents
GROUP BY ALL
ORDER BY pages DESC, type, country
