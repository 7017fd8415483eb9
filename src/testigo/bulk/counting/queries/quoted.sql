-- Who is quoted how often, by whom
-- Claims that each outlet lays to each party by name. quoted: in the party's own words; copied: in texts that the outlet took
-- over from another page; pages: on how many pages.
-- picture: matrix medium party claims
SELECT medium, party(source_name) AS party, count(*) AS claims, count(*) FILTER (quoted) AS quoted,
  count(*) FILTER (carried) AS copied, count(DISTINCT (shard, record_number)) AS pages
FROM claims
WHERE source_named
GROUP BY ALL
ORDER BY claims DESC, medium, party
