-- Officials against witnesses, by outlet
-- Claims by who makes them: officials (government, security, judiciary), politicians, armed groups, witnesses and victims (with
-- the public), rights groups with hospitals and experts, and others. share_official is of officials and witnesses alone.
-- picture: shares medium officials politicians armed_groups witnesses experts others
SELECT medium,
  count(*) FILTER (voice(source_category) = 'officials') AS officials,
  count(*) FILTER (voice(source_category) = 'politicians') AS politicians,
  count(*) FILTER (voice(source_category) = 'armed groups') AS armed_groups,
  count(*) FILTER (voice(source_category) = 'witnesses and victims') AS witnesses,
  count(*) FILTER (voice(source_category) = 'rights groups, hospitals, experts') AS experts,
  count(*) FILTER (voice(source_category) = 'others') AS others,
  round(officials / nullif(officials + witnesses, 0), 3) AS share_official
FROM claims
WHERE source_category IS NOT NULL
GROUP BY medium
ORDER BY count(*) DESC, medium
