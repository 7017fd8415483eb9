// A timeline of more marks than its case has: the same case over and over, each time some days further on. For measuring and for tests.

const DAY = 86_400_000;
const APART = 11;
const DATE = /\d{4}-\d{2}-\d{2}/g;

/** The answer of `/api/v1/timeline` repeated until it has so many statements. */
export function repeated(timeline, statements) {
  const { happenings, sayings, statements: own } = timeline;
  const rounds = Math.ceil(statements / own.claim.length);
  const all = { ...timeline, happenings: [], sayings: [], statements: Object.fromEntries(Object.keys(own).map((name) => [name, []])) };
  for (let round = 0; round < rounds; round += 1) {
    const [pages, incidents] = [all.sayings.length, all.happenings.length];
    all.happenings.push(...happenings.map((one) => ({ ...one, incident: `${one.incident}-${round}`, days: one.days.map((day) => ({ ...day, value: later(day.value, round) })) })));
    all.sayings.push(...sayings.map((one) => ({ ...one, page: one.page.replace("sha256:", `sha256:${round}`), published: later(one.published, round), news: [] })));
    for (const name of Object.keys(own)) all.statements[name].push(...own[name]);
    const from = pages === 0 ? 0 : all.statements.claim.length - own.claim.length;
    for (let at = from; at < all.statements.claim.length; at += 1) {
      all.statements.page[at] += pages;
      all.statements.at[at] = later(all.statements.at[at], round);
      all.statements.incidents[at] = all.statements.incidents[at].map((place) => place + incidents);
    }
  }
  for (const name of Object.keys(own)) all.statements[name].length = statements;
  return all;
}

function later(value, round) {
  return value && value.replaceAll(DATE, (day) => new Date(Date.parse(day) + round * APART * DAY).toISOString().slice(0, 10));
}
