-- Named against anonymous sources, by outlet
-- Claims whose source is known by name, claims of a source without a name ("a security official"), and claims of nobody
-- ("reportedly"). share_named is of the claims that have a source.
-- picture: shares medium named anonymous nobody
SELECT medium, count(*) FILTER (source_named) AS named, count(*) FILTER (NOT source_named) AS anonymous,
  count(*) FILTER (source_named IS NULL) AS nobody,
  round(count(*) FILTER (source_named) / nullif(count(source_named), 0), 3) AS share_named
FROM claims
GROUP BY medium
ORDER BY count(*) DESC, medium
