/** What other pages say on the questions that the chosen record answers. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useResourceWithin } from "../../api/kept";
import type { Answer, Elsewhere as Found, PageCard, Party, Telling } from "../../api/records";
import { resources } from "../../api/resources";
import { PageChip } from "../../marks/page-chip";
import { spansAt } from "../../marks/page-address";
import { Shown } from "../../marks/states";
import { questionInWords, valueInWords } from "../../marks/value";
import { VerdictBadge } from "../../marks/verdict";
import { counted } from "../../marks/words";
import { Part } from "./page-facts";
import type { Reading } from "./reading";

export function Elsewhere({ reading, record }: { readonly reading: Reading; readonly record: string }): JSX.Element {
  const from = resources.elsewhere(reading.ledger.page.id, record);
  return (
    <Part name="What other pages say">
      <Shown state={useResourceWithin(from, reading.ledger)} from={from} what="The other pages are being asked.">
        {(found) => (found.questions.length === 0 ? <p class="faint">It answers none of the questions that are laid side by side.</p> : <Questions found={found} own={reading.ledger.page.id} />)}
      </Shown>
    </Part>
  );
}

function Questions({ found, own }: { readonly found: Found; readonly own: string }): JSX.Element {
  const cards = useMemo(() => new Map(found.cards.map((card) => [card.id, card])), [found]);
  const parties = useMemo(() => new Map(found.parties.map((party) => [party.id, party])), [found]);
  return (
    <>
      {inOrder(found.questions).map(({ incident, title, question, here }) => (
        <section key={incident + question.question + (question.who ?? "")} class="elsewhere">
          <h3>
            {questionInWords(question)} <VerdictBadge verdict={question.verdict} />
          </h3>
          <p class="faint elsewhere-of" dir="auto">
            {title}
          </p>
          <ul>
            {question.answers.map((answer, at) => (
              <AnswerShown key={at} answer={answer} value={valueInWords(answer.value, question.question, parties)} here={here.filter((one) => one.answer === at)} own={own} cards={cards} parties={parties} />
            ))}
          </ul>
          {question.silent.length > 0 && <p class="silent">{counted(question.silent.length, "page tells", "pages tell")} of it and do not answer.</p>}
        </section>
      ))}
    </>
  );
}

/** What is asked of everything, whether it happened at all, comes last. */
function inOrder(questions: Found["questions"]): Found["questions"] {
  const general = (one: Found["questions"][number]): number => Number(one.question.question === "happened");
  return [...questions].sort((a, b) => general(a) - general(b));
}

interface AnswerProps {
  readonly answer: Answer;
  readonly value: string;
  readonly here: Found["questions"][number]["here"];
  readonly own: string;
  readonly cards: ReadonlyMap<string, PageCard>;
  readonly parties: ReadonlyMap<string, Party>;
}

function AnswerShown({ answer, value, here, own, cards, parties }: AnswerProps): JSX.Element {
  const { denied = [] } = answer;
  const origins = answer.independent === 1 ? "1 origin" : `${answer.independent} independent origins`;
  return (
    <li class={here.length > 0 ? "here" : undefined}>
      <p>
        <b dir="auto">{value}</b> <span class="faint">{answer.told.length > 0 ? origins : "only denied"}</span>
        {here.length > 0 && <span class="this-one">{here.every((one) => one.denies) ? "denied here" : "told here"}</span>}
      </p>
      <Tellers tellings={answer.told} own={own} cards={cards} parties={parties} />
      {denied.length > 0 && (
        <p class="denied">
          denied by <Tellers tellings={denied} own={own} cards={cards} parties={parties} />
        </p>
      )}
    </li>
  );
}

/** Who tells it on other pages: each party once, with the pages that have it from it, and the way to the words. */
function Tellers(props: { readonly tellings: readonly Telling[]; readonly own: string; readonly cards: AnswerProps["cards"]; readonly parties: AnswerProps["parties"] }): JSX.Element | null {
  const { tellings, own, cards, parties } = props;
  const byOrigin = groupedByOrigin(tellings.filter((telling) => telling.page !== own));
  if (byOrigin.size === 0) return null;
  return (
    <ul class="tellers">
      {[...byOrigin].map(([origin, onPages]) => (
        <li key={origin}>
          {origin === "" ? <span class="faint">in their own voice: </span> : <bdi>{parties.get(origin)?.name ?? "someone"}</bdi>}
          {origin !== "" && <span class="faint"> in </span>}
          {[...onPages.values()].map((telling, at) => {
            const card = cards.get(telling.page);
            const where = { record: telling.claim, at: spansAt(telling.spans) };
            return [at > 0 && ", ", card ? <PageChip key={telling.page} page={card} query={where} /> : "another page", telling.hedged && <span class="faint"> (hedged)</span>];
          })}
        </li>
      ))}
    </ul>
  );
}

/** Tellings by their origin ("" where a page tells it in its own voice), one a page. */
function groupedByOrigin(tellings: readonly Telling[]): ReadonlyMap<string, ReadonlyMap<string, Telling>> {
  const made = new Map<string, Map<string, Telling>>();
  for (const telling of tellings) {
    const origin = telling.chain.length > 1 ? (telling.chain.at(-1) ?? "") : "";
    const pages = made.get(origin) ?? new Map<string, Telling>();
    if (!pages.has(telling.page)) pages.set(telling.page, telling);
    made.set(origin, pages);
  }
  return made;
}
