-- Who is heard through whom
-- Claims that come through another: who is said to have said it, and who is nearest to the page.
-- picture: matrix through origin claims
SELECT party(chain[1].name) AS through, party(origin_name) AS origin, count(*) AS claims, count(DISTINCT medium) AS outlets
FROM claims
WHERE len(chain) > 1 AND chain[1].name IS NOT NULL AND origin_name IS NOT NULL
GROUP BY ALL
HAVING through <> origin
ORDER BY claims DESC, through, origin
