-- Who is named and not heard
-- Pages of an outlet that name a person or body by a name with a capital, and those of them that lay a claim to it. share_heard near 0: spoken of, and
-- not quoted. Parties on fewer than three pages of an outlet are left out.
-- picture: matrix medium party share_heard
SELECT medium, party(name) AS party, count(DISTINCT (shard, record_number)) AS pages,
  count(DISTINCT (shard, record_number)) FILTER (claims > 0) AS heard, round(heard / pages, 3) AS share_heard
FROM entities
WHERE kind IN ('person', 'group', 'organisation') AND regexp_matches(name, '\p{Lu}')
GROUP BY ALL
HAVING pages >= 3
ORDER BY pages DESC, medium, party
