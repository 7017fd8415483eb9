-- What each kind of source does with its words
-- Claims of each category by act: asserting, denying, accusing and so on.
-- picture: matrix category act claims
SELECT source_category AS category, act, count(*) AS claims,
  round(count(*) / sum(count(*)) OVER (PARTITION BY source_category), 3) AS share
FROM claims
WHERE source_category IS NOT NULL
GROUP BY source_category, act
ORDER BY claims DESC, category, act
