-- Agencies that outlets credit
-- Pages of an outlet that credit an agency, by agency; share is of all pages of the outlet.
-- picture: matrix medium agency pages
SELECT medium, agency, count(*) AS pages, round(count(*) / any_value(of_medium), 3) AS share
FROM (SELECT medium, unnest(agencies) AS agency, of_medium
  FROM (SELECT *, count(*) OVER (PARTITION BY medium) AS of_medium FROM pages))
GROUP BY ALL
ORDER BY pages DESC, medium, agency
