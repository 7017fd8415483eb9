/** Questions about incidents and their answers, in words. */
import type { AnswerValue, Asked, Party, Question } from "../api/records";
import { amount, dateInWords, label } from "./words";

const QUESTIONS: Readonly<Record<Asked, string>> = {
  happened: "Did it happen?",
  killed: "Killed",
  injured: "Injured",
  missing: "Missing",
  arrested: "Arrested",
  abducted: "Abducted",
  freed: "Freed",
  infected: "Infected",
  displaced: "Displaced",
  participated: "Took part",
  affected: "Affected",
  damage: "Damaged",
  agent: "Who did it",
  patient: "To whom",
  target: "Aimed at",
  instrument: "With what",
  when: "When",
  where: "Where",
};

/** A question in words: "Killed", "Killed, of them civilian". */
export function questionInWords(question: Pick<Question, "question" | "who">): string {
  const of = question.who ? label(question.who) : "";
  return QUESTIONS[question.question] + (of ? `, of them ${of}` : "");
}

/** An answer in words: "9", "at least 4", "6 March 2025", a place or a party by name, "yes, it happened". */
export function valueInWords(value: AnswerValue, asked: Asked, parties: ReadonlyMap<string, Pick<Party, "name">> = new Map()): string {
  if (typeof value === "boolean") return value ? "yes, it happened" : "no";
  if (typeof value === "string") return asked === "when" ? dateInWords(value) : (parties.get(value)?.name ?? value);
  return "name" in value ? value.name : amount(value);
}
