/** The table: for each question, what each account tells, denies, or is silent about. */
import type { Accounts, Answer, Incident, Question, Telling } from "../../api/records";
import { valueInWords } from "../../marks/value";
import { oneLine } from "../../marks/words";
import { Casting, UNDATED } from "./casting";
import { columnOf, pageColumns, partyColumns, type By, type Column } from "./columns";

/** One value in a cell: which answer it is, and who there tells or denies it. */
export interface Entry {
  readonly answer: Answer;
  readonly value: string;
  readonly told: readonly Telling[];
  readonly denied: readonly Telling[];
}

/** One question. A column that is not in `cells` is silent. */
export interface Row {
  readonly key: string;
  readonly question: Question;
  /** The answers in the order in which they are shown, with all who tell and deny them. */
  readonly answers: readonly Entry[];
  readonly cells: ReadonlyMap<string, readonly Entry[]>;
}

export interface Table {
  readonly incident: Incident;
  readonly by: By;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly casting: Casting;
  /** Whether some pages are copies of others. */
  readonly copied: boolean;
}

/** Lay out the accounts of one incident. */
export function tableOf(accounts: Accounts, incident: Incident, by: By, copiesApart: boolean): Table {
  const casting = new Casting(accounts.parties, accounts.pages);
  const together = pageColumns(accounts, incident, casting, false);
  const columns = by === "parties" ? partyColumns(incident, casting) : copiesApart ? pageColumns(accounts, incident, casting, true) : together;
  const of = columnOf(columns, by, casting);
  const copied = together.some((column) => column.pages.length > 1);
  return { incident, by, columns, rows: incident.questions.map((question) => rowOf(question, of, casting)), casting, copied };
}

function rowOf(question: Question, of: ReturnType<typeof columnOf>, casting: Casting): Row {
  const answers = apart(inOrder(question, casting).map((answer) => entryOf(answer, question, casting)));
  const cells = new Map<string, Entry[]>();
  for (const entry of answers) {
    for (const [key, here] of parted(entry, of)) cells.set(key, [...(cells.get(key) ?? []), here]);
  }
  return { key: questionKey(question), question, answers, cells };
}

/** An entry as each column has it, in one pass: an answer may be told a thousand times. */
function parted({ answer, value, told, denied }: Entry, of: ReturnType<typeof columnOf>): ReadonlyMap<string, Entry> {
  const found = new Map<string, { answer: Answer; value: string; told: Telling[]; denied: Telling[] }>();
  const put = (telling: Telling, into: "told" | "denied"): void => {
    const key = of(telling);
    if (key === undefined) return;
    const here = found.get(key) ?? { answer, value, told: [], denied: [] };
    here[into].push(telling);
    found.set(key, here);
  };
  for (const telling of told) put(telling, "told");
  for (const telling of denied) put(telling, "denied");
  return found;
}

function entryOf(answer: Answer, question: Question, casting: Casting): Entry {
  return { answer, value: valueOf(answer, question, casting), told: answer.told, denied: answer.denied ?? [] };
}

/** Parties that have one name are told apart by their ids. */
function apart(entries: readonly Entry[]): readonly Entry[] {
  const many = new Map<string, number>();
  for (const { value } of entries) many.set(value, (many.get(value) ?? 0) + 1);
  return entries.map((entry) => (many.get(entry.value) === 1 || typeof entry.answer.value !== "string" ? entry : { ...entry, value: `${entry.value} [${entry.answer.value}]` }));
}

/** The value in words; of an amount without a number, the shortest words that tell it. */
function valueOf(answer: Answer, question: Question, casting: Casting): string {
  const { value } = answer;
  const [shortest] = answer.told.map((one) => oneLine(one.words ?? "")).sort((a, b) => a.length - b.length);
  const numberless = typeof value === "object" && "low" in value && value.low == null && value.high == null;
  return numberless && shortest ? `“${shortest}”` : valueInWords(value, question.question, casting.all);
}

/** A running count as it grew; other answers by how many origins stand behind them. */
function inOrder(question: Question, casting: Casting): readonly Answer[] {
  const first = (answer: Answer): string => answer.told.map((one) => casting.card(one.page)?.published ?? UNDATED).sort()[0] ?? UNDATED;
  const answers = [...question.answers];
  if (question.verdict === "update") return answers.sort((a, b) => first(a).localeCompare(first(b)));
  return answers.sort((a, b) => b.independent - a.independent || b.told.length - a.told.length);
}

/** What a question is called in the address: "killed", "killed:civilian". */
export function questionKey(question: Pick<Question, "question" | "who">): string {
  return question.who ? `${question.question}:${question.who}` : question.question;
}

/** The row that an address asks for: the very one, or the first of its question. */
export function rowAt(rows: readonly Row[], key: string): Row | null {
  if (!key) return null;
  return rows.find((row) => row.key === key) ?? rows.find((row) => row.question.question === key) ?? null;
}
