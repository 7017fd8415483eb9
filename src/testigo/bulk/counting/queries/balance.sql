-- Balance of voices within a type of incident
-- Claims that tell of incidents of a type, by who makes them. A claim that tells of two incidents counts for the type of each.
-- picture: shares type officials politicians armed_groups witnesses experts others
WITH telling AS (
  SELECT DISTINCT incidents.type, claims.shard, claims.record_number, claims.id, voice(claims.source_category) AS voice
  FROM claims, unnest(claims.incidents) AS told(incident)
  JOIN incidents ON incidents.shard = claims.shard AND incidents.record_number = claims.record_number
    AND incidents.id = told.incident
  WHERE claims.source_category IS NOT NULL
)
SELECT type, count(*) AS claims, count(*) FILTER (voice = 'officials') AS officials,
  count(*) FILTER (voice = 'politicians') AS politicians, count(*) FILTER (voice = 'armed groups') AS armed_groups,
  count(*) FILTER (voice = 'witnesses and victims') AS witnesses,
  count(*) FILTER (voice = 'rights groups, hospitals, experts') AS experts, count(*) FILTER (voice = 'others') AS others
FROM telling
GROUP BY type
ORDER BY claims DESC, type
