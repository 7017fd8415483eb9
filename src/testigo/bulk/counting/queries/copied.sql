-- Share of copied text, by outlet
-- Pages that are an outlet's own and those that are a copy of another page of their shard: the same bytes (exact), or the same
-- text or nearly so (near). Words are those of pages with a text in the tables, which exact copies have not.
-- from_agency: copies of a text that credits an agency. What a text was copied from is the page that stands first.
-- picture: shares medium own exact near
SELECT medium, count(*) AS pages, count(*) FILTER (copy_kind IS NULL) AS own, count(*) FILTER (copy_kind = 'exact') AS exact,
  count(*) FILTER (copy_kind = 'near') AS near, round(count(*) FILTER (copy_kind IS NOT NULL) / count(*), 3) AS share_of_pages,
  round(coalesce(sum(words) FILTER (copy_kind IS NOT NULL), 0) / nullif(sum(words), 0), 3) AS share_of_words,
  count(*) FILTER (copy_kind IS NOT NULL AND len(agencies) > 0) AS from_agency
FROM pages
GROUP BY medium
ORDER BY pages DESC, medium
