-- What is counted, and of whom
-- Numbers that pages give by effect and by who is meant, with those that a source stands behind.
-- picture: matrix effect who numbers
SELECT effect, who, count(*) AS numbers, count(claim) AS sourced, count(*) - count(claim) AS unsourced,
  count(DISTINCT medium) AS outlets
FROM counts
GROUP BY ALL
ORDER BY numbers DESC, effect, who
