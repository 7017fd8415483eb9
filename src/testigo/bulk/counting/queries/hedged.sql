-- Quoting and hedging, by outlet
-- Shares of an outlet's claims that are in the source's own words (quoted), that leave open whether they are so (hedged), and
-- that reach it through somebody else (relayed).
-- picture: bars medium share_quoted share_hedged share_relayed
SELECT medium, count(*) AS claims, round(count(*) FILTER (quoted) / count(*), 3) AS share_quoted,
  round(count(*) FILTER (hedged) / count(*), 3) AS share_hedged, round(count(*) FILTER (len(chain) > 1) / count(*), 3) AS share_relayed
FROM claims
GROUP BY medium
ORDER BY claims DESC, medium
