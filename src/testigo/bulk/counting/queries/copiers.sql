-- Who copies whom
-- Texts that one outlet has as a copy of another's. The first is the page that stands first in its shard: where days are known,
-- days_later says how long after it the copy is dated, at the median.
-- picture: matrix medium copied_from texts
SELECT copy.medium, original.medium AS copied_from, count(*) AS texts, count(*) FILTER (copy.copy_kind = 'exact') AS exact,
  median(date_diff('day', original.day, copy.day)) AS days_later
FROM pages AS copy
JOIN pages AS original ON original.shard = copy.shard AND original.record = copy.copy_of_record
WHERE copy.copy_kind IS NOT NULL AND copy.medium <> original.medium
GROUP BY ALL
ORDER BY texts DESC, copy.medium, copied_from
