-- Pages by day and outlet
-- How many pages each outlet has on each day, and how many of them are copies.
-- picture: lines day medium pages
SELECT day, medium, count(*) AS pages, count(*) FILTER (copy_kind IS NOT NULL) AS copies, sum(words)::BIGINT AS words
FROM pages
WHERE day IS NOT NULL
GROUP BY ALL
ORDER BY day, medium
