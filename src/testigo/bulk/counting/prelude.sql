-- What every query stands on: the pages that count, and of the other tables the rows of these pages.
-- medium is the outlet, else the host; day is the day of publication where it is known to the day.

-- A party goes by its name without an article, a title of courtesy and marks at its edges, in small letters.
CREATE MACRO party(name) AS regexp_replace(
  regexp_replace(lower(trim(name, ' ,.;:"“”‘’()[]')), '^(the|a|an) ', ''), '^(mr|mrs|ms|miss|dr|prof|rev)[.]? +', ''
);

CREATE MACRO voice(category) AS CASE
  WHEN category IN ('government', 'security', 'judiciary') THEN 'officials'
  WHEN category = 'politician' THEN 'politicians'
  WHEN category = 'armed_group' THEN 'armed groups'
  WHEN category IN ('victim', 'witness', 'public') THEN 'witnesses and victims'
  WHEN category IN ('ngo', 'health', 'expert') THEN 'rights groups, hospitals, experts'
  WHEN category IS NULL THEN 'no source'
  ELSE 'others'
END;

CREATE VIEW pages AS
SELECT *, coalesce(outlet, host, '(unknown)') AS medium, TRY_CAST(published AS DATE) AS day
FROM {pages}
WHERE outcome IN ('read', 'copy'){chosen};

CREATE VIEW claims AS SELECT claims.*, pages.medium, pages.day FROM {claims} AS claims JOIN pages USING (shard, record_number);

CREATE VIEW incidents AS SELECT incidents.*, pages.medium, pages.day FROM {incidents} AS incidents JOIN pages USING (shard, record_number);

CREATE VIEW counts AS SELECT counts.*, pages.medium, pages.day FROM {counts} AS counts JOIN pages USING (shard, record_number);

CREATE VIEW entities AS SELECT entities.*, pages.medium, pages.day FROM {entities} AS entities JOIN pages USING (shard, record_number);

CREATE VIEW failures AS SELECT * FROM {failures};
