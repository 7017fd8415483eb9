-- Balance of parties within a type of incident
-- How many claims of each named party tell of incidents of a type, and on how many pages and at how many outlets.
-- picture: matrix party type claims
WITH telling AS (
  SELECT DISTINCT incidents.type, claims.medium, claims.shard, claims.record_number, claims.id, party(claims.source_name) AS party
  FROM claims, unnest(claims.incidents) AS told(incident)
  JOIN incidents ON incidents.shard = claims.shard AND incidents.record_number = claims.record_number
    AND incidents.id = told.incident
  WHERE claims.source_named
)
SELECT type, party, count(*) AS claims, count(DISTINCT (shard, record_number)) AS pages, count(DISTINCT medium) AS outlets
FROM telling
GROUP BY ALL
ORDER BY claims DESC, type, party
