-- Claims first told by whom
-- A claim is one here when the same party is said to say the same words (six at least), whatever their case and marks. Of those
-- that two outlets or more tell, first counts for each outlet those that it told first: by day of publication, of one day by when
-- it was fetched, then by where it stands in its shard. after counts those that another told before, at the median days_after.
-- picture: shares medium first after
WITH told AS (
  SELECT medium, day, shard, record_number, party(source_name) AS party,
    trim(regexp_replace(lower(content_text), '[^\p{L}\p{N}]+', ' ', 'g')) AS words
  FROM claims
  WHERE source_named AND day IS NOT NULL AND len(content_text) >= 30
), each AS (
  SELECT party, words, medium, day, row_number() OVER (
    PARTITION BY party, words ORDER BY day, retrieved_at NULLS LAST, told.shard, told.record_number) AS place,
    min(day) OVER (PARTITION BY party, words) AS began
  FROM told JOIN (SELECT shard, record_number, retrieved_at FROM pages) USING (shard, record_number)
  WHERE len(string_split(words, ' ')) >= 6
), shared AS (
  SELECT party, words FROM each GROUP BY ALL HAVING count(DISTINCT medium) > 1
), by_medium AS (
  SELECT party, words, medium, min(place) AS place, date_diff('day', any_value(began), min(day)) AS days
  FROM each SEMI JOIN shared USING (party, words)
  GROUP BY party, words, medium
)
SELECT medium, count(*) FILTER (place = 1) AS first, count(*) FILTER (place > 1) AS after,
  median(days) FILTER (place > 1) AS days_after
FROM by_medium
GROUP BY medium
ORDER BY first DESC, after DESC, medium
