-- Share of copied text, by outlet
-- Pages and words that are an outlet's own and those that are a copy of another page of their shard, exact or nearly so.
-- from_agency: copies of a text that credits an agency. What a text was copied from is the page that stands first.
-- picture: shares medium own exact near
SELECT medium, count(*) AS pages, count(*) FILTER (outcome = 'read') AS own, count(*) FILTER (copy_kind = 'exact') AS exact,
  count(*) FILTER (copy_kind = 'near') AS near, round(count(*) FILTER (outcome = 'copy') / count(*), 3) AS share_of_pages,
  round(coalesce(sum(words) FILTER (outcome = 'copy'), 0) / nullif(sum(words), 0), 3) AS share_of_words,
  count(*) FILTER (outcome = 'copy' AND len(agencies) > 0) AS from_agency
FROM pages
GROUP BY medium
ORDER BY pages DESC, medium
