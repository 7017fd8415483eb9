-- Which kinds of source stay without a name
-- Claims of each category of source by whether the source is named, and at how many outlets.
-- picture: shares category named anonymous
SELECT source_category AS category, count(*) FILTER (source_named) AS named, count(*) FILTER (NOT source_named) AS anonymous,
  round(count(*) FILTER (NOT source_named) / count(*), 3) AS share_anonymous, count(DISTINCT medium) AS outlets
FROM claims
WHERE source_category IS NOT NULL
GROUP BY category
ORDER BY count(*) DESC, category
