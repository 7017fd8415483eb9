-- Verbs that outlets lay to kinds of source
-- How often each cue ("said", "claimed", "admitted") goes with each category of source. times_expected is how much oftener than
-- if all categories had the same verbs: 2 is twice as often. Rare cues (fewer than five claims) are left out.
-- picture: matrix category cue claims
WITH cued AS (
  SELECT source_category AS category, lower(cue_text) AS cue, medium FROM claims
  WHERE cue_text IS NOT NULL AND source_category IS NOT NULL
), frequent AS (
  SELECT *, count(*) OVER (PARTITION BY cue) AS of_cue, count(*) OVER (PARTITION BY category) AS of_category, count(*) OVER () AS of_all
  FROM cued
)
SELECT category, cue, count(*) AS claims, round(count(*) * any_value(of_all) / (any_value(of_cue) * any_value(of_category)), 2)
  AS times_expected, count(DISTINCT medium) AS outlets
FROM frequent
WHERE of_cue >= 5
GROUP BY category, cue
ORDER BY claims DESC, category, cue
