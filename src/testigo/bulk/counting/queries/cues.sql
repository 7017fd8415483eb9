-- Verbs by party and outlet
-- How often an outlet uses each cue with each named party. share is of the outlet's claims of that party.
-- picture: matrix medium cue claims
WITH cued AS (
  SELECT medium, party(source_name) AS party, lower(cue_text) AS cue FROM claims WHERE source_named AND cue_text IS NOT NULL
)
SELECT medium, party, cue, count(*) AS claims, round(count(*) / sum(count(*)) OVER (PARTITION BY medium, party), 3) AS share
FROM cued
GROUP BY medium, party, cue
ORDER BY claims DESC, medium, party, cue
