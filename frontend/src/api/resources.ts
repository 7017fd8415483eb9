/** Where each resource of the server is. What it gives stands in `records.ts`. */
import { resourceAt, type Values } from "./client";

export const resources = {
  case: () => resourceAt("/case"),
  pages: () => resourceAt("/pages"),
  failures: () => resourceAt("/failures"),
  page: (page: string) => resourceAt("/pages/{page}", { page }),
  original: (page: string) => resourceAt("/pages/{page}/original", { page }),
  elsewhere: (page: string, record: string) => resourceAt("/pages/{page}/elsewhere", { page }, { record }),
  diff: (page: string) => resourceAt("/pages/{page}/diff", { page }),
  search: (asked: Values) => resourceAt("/search", {}, asked),
  job: (job: string) => resourceAt("/jobs/{job}", { job }),
  jobEvents: (job: string) => resourceAt("/jobs/{job}/events", { job }),
} as const;
