/** Where each resource of the server is, and what it gives: `useResource(resources.pages())` has the type of the answer. */
import type { ResourceOf } from "./kept";
import { resourceAt, type Values } from "./client";
import type * as R from "./records";

type Segments = Readonly<Record<string, string>>;

function at<T>(path: string, segments: Segments = {}, query: Values = {}): ResourceOf<T> {
  return resourceAt(path, segments, query);
}

export const resources = {
  case: () => at<R.CaseSummary>("/case"),
  session: () => at<R.Session>("/session"),
  failures: () => at<{ readonly failures: readonly R.Failure[] }>("/failures"),

  pages: () => at<{ readonly pages: readonly R.PageRow[] }>("/pages"),
  page: (page: string) => at<R.PageView>("/pages/{page}", { page }),
  original: (page: string) => at<never>("/pages/{page}/original", { page }),
  shown: (page: string) => at<never>("/pages/{page}/shown", { page }),
  elsewhere: (page: string, record: string) => at<R.Elsewhere>("/pages/{page}/elsewhere", { page }, { record }),
  diff: (page: string) => at<R.Differences>("/pages/{page}/diff", { page }),

  jobs: () => at<{ readonly jobs: readonly R.Job[] }>("/jobs"),
  jobEvents: (job: string) => at<never>("/jobs/{job}/events", { job }),
  jobAgain: (job: string) => at<R.Job>("/jobs/{job}/again", { job }),
  jobStop: (job: string) => at<R.Job>("/jobs/{job}/stop", { job }),

  incidents: () => at<{ readonly incidents: readonly R.IncidentLine[] }>("/incidents"),
  accounts: (incident: string | null, threshold = 2) => at<R.Accounts>("/accounts", {}, { incident, threshold }),
  timeline: () => at<R.Timeline>("/timeline"),
  map: () => at<R.MapOfCase>("/map"),

  parties: () => at<R.Parties>("/parties"),
  party: (party: string) => at<R.PartyView>("/parties/{party}", { party }),
  called: (party: string) => at<R.CalledBy>("/parties/{party}/called", { party }),
  lineage: () => at<R.Lineage>("/lineage"),
  lineageOf: (a: string, b: string) => at<R.LineagePair>("/lineage/{a}/{b}", { a, b }),

  search: (asked: Values) => at<R.Found>("/search", {}, asked),

  queue: (limit = 50) => at<{ readonly queue: readonly R.Doubtful[] }>("/queue", {}, { limit }),
  decisions: (record?: string) => at<{ readonly decisions: readonly R.Standing[] }>("/decisions", {}, { record }),
  acts: () => at<R.Acted>("/acts"),
  undo: (decision: number) => at<R.Decided>("/decisions/{id}/undo", { id: String(decision) }),

  formats: () => at<R.Formats>("/formats"),
  format: (format: string) => at<never>("/formats/{format}", { format }),
  bundle: () => at<never>("/bundle"),
  tiles: () => at<never>("/tiles"),
} as const;
