/** What is to be decided now: the words it was read from, what the case holds of it, and the ways to decide. */
import type { ComponentChildren, JSX } from "preact";
import { useResource } from "../../api/kept";
import type { Doubtful, PageView } from "../../api/records";
import { resources } from "../../api/resources";
import { useKeys } from "../../frame/keys";
import { CodePoints } from "../../marks/code-points";
import { Confidence } from "../../marks/confidence";
import { PageChip } from "../../marks/page-chip";
import { pageAddress, shortId } from "../../marks/page-address";
import { Shown } from "../../marks/states";
import { addressOf } from "../../route";
import { Because } from "./because";
import { decide } from "./deciding";
import type { Mark } from "./draft";
import { History } from "./history";
import { halves, KINDS } from "./kinds";
import { MarkedText } from "./marked-text";
import { RecordEditor, useSeen } from "./record-editor";
import { TakeApart } from "./take-apart";
import { paragraphsOf } from "./words";

interface Props {
  readonly item: Doubtful;
  readonly apart: boolean;
  readonly onDone: () => void;
  readonly onSkip: () => void;
}

export function ItemShown({ item, apart, onDone, onSkip }: Props): JSX.Element {
  const kind = KINDS[item.kind];
  const name = `${shortId(item.left.page)}:${item.left.id}`;
  const other = item.right ? `${shortId(item.right.page)}:${item.right.id}` : undefined;
  return (
    <article class="review-item" data-take="review">
      <header class="review-item-head">
        <h2>{kind.asks}</h2>
        <p class="faint">
          {kind.name} · <Confidence value={item.certainty} />
        </p>
      </header>
      {item.right ? <Pair item={item} onDone={onDone} onSkip={onSkip} /> : <One item={item} apart={apart} onDone={onDone} onSkip={onSkip} />}
      <History key={name} record={name} other={other && item.id.split(/-(?:is|in)-/)[1]} />
    </article>
  );
}

function One({ item, apart, onDone, onSkip }: Props): JSX.Element {
  const from = resources.page(item.left.page);
  const state = useResource(from);
  if (state.is === "loading") return <Passages item={item} />;
  return (
    <Shown state={state} from={from} what="The page is coming.">
      {(page) => <RecordOn key={item.id} page={page} record={item.left.id} entry={item.id} kind={item.kind} apart={apart} onDone={onDone} onSkip={onSkip} />}
    </Shown>
  );
}

interface RecordProps extends Omit<Props, "item"> {
  readonly page: PageView;
  readonly record: string;
  readonly entry: string;
  readonly kind: Doubtful["kind"];
}

/** A record on its page, to be accepted, rejected, corrected or taken apart. */
export function RecordOn({ page, record, entry, kind, apart, onDone, onSkip }: RecordProps): JSX.Element {
  const seen = useSeen(page.ledger.page.id, record);
  const { yes, no } = KINDS[kind];
  const name = `${shortId(page.ledger.page.id)}:${record}`;
  const say = (verb: "accept" | "reject", did: string): void => {
    void decide({ verb, record: name, did, entry, ...seen });
    onDone();
  };
  if (apart) return <TakeApart page={page} record={record} onDone={onDone} />;
  return (
    <>
      <PageLine page={page} record={record} />
      <RecordEditor page={page} record={record} entry={entry} onSaved={onDone}>
        <Actions yes={yes} no={no} onAccept={() => say("accept", "Accepted")} onReject={no ? () => say("reject", "Rejected") : null} onSkip={onSkip} />
      </RecordEditor>
      <Further page={page} record={record} />
    </>
  );
}

function PageLine({ page, record }: { readonly page: PageView; readonly record: string }): JSX.Element {
  const { page: facts, input } = page.ledger;
  const card = { id: facts.id, outlet: facts.outlet ?? null, input, published: facts.published?.value ?? null, title: facts.title ?? null };
  return (
    <p class="review-page">
      <PageChip page={card} query={record === "page" ? {} : { record: record.split(".")[0] ?? "" }} dated /> <bdi class="faint">{facts.title}</bdi>
    </p>
  );
}

/** What leads on from a record: to take an incident apart, to say that two are one. */
function Further({ page, record }: { readonly page: PageView; readonly record: string }): JSX.Element | null {
  const own = page.ledger.incidents.find((one) => one.id === record);
  const name = `${shortId(page.ledger.page.id)}:${record}`;
  const event = page.incidents.find((one) => one.record === record)?.incident;
  if (!own) return null;
  return (
    <p class="review-further">
      {own.triggers.length > 1 && <a href={addressOf(["review"], { item: name, apart: "1" })}>It is two incidents: take it apart</a>}
      <a href={addressOf(["review"], { show: "who", of: "incident", a: event ?? name })}>Join it with another, or part it</a>
    </p>
  );
}

/** Two records side by side, to be joined or parted. */
function Pair({ item, onDone, onSkip }: Omit<Props, "apart">): JSX.Element {
  const { yes, no } = KINDS[item.kind];
  const seen = useSeen(item.left.page, item.left.id);
  const say = (verb: "accept" | "reject", did: string): void => {
    void decide({ verb, record: item.id, did, ...seen });
    onDone();
  };
  const under = (): void => {
    void decide({ verb: "join", record: `${item.left.page}:${item.left.id}`, other: `${item.right?.page ?? ""}:${item.right?.id ?? ""}`, part_of: true, did: "Put under the second", entry: item.id });
    onDone();
  };
  const mayBeUnder = item.kind === "party";
  useKeys("One or two", mayBeUnder ? [{ keys: "p", does: "The first is a part of the second", run: under }] : []);
  return (
    <>
      {item.why && (
        <p class="review-because">
          <span class="faint">Joined since</span> <bdi>{item.why}</bdi>
        </p>
      )}
      <Passages item={item} />
      <Actions yes={yes} no={no} onAccept={() => say("accept", item.kind === "part_of" ? "Put under the second" : "Joined")} onReject={() => say("reject", "Parted")} onSkip={onSkip}>
        {mayBeUnder && (
          <button type="button" class="button" onClick={under}>
            First is part of second <kbd>p</kbd>
          </button>
        )}
      </Actions>
    </>
  );
}

/** The words that an entry stands on, as the queue gives them. */
function Passages({ item }: { readonly item: Doubtful }): JSX.Element {
  const pages = useResource(resources.pages());
  const said = halves(item);
  return (
    <div class={`review-passages${item.right ? " are-two" : ""}`}>
      {item.passages.map((passage, at) => {
        const card = pages.is === "ready" ? pages.data.pages.find((page) => page.id === passage.page) : undefined;
        const text = new CodePoints(passage.text);
        const marks = passage.marks.map((mark, n): Mark => ({ start: mark.start, end: mark.end, field: mark.label, at: n, label: mark.label }));
        const record = (at === 0 ? item.left : item.right)?.id ?? "";
        return (
          <section key={at} class="review-passage">
            <h3 dir="auto">{said[at] ?? ""}</h3>
            <MarkedText text={text} paragraphs={paragraphsOf(text, [{ start: 0, end: text.point(passage.text.length) }])} marks={marks} />
            <p class="review-page">
              {card ? <PageChip page={card} query={/^[CI]\d/.test(record) ? { record } : {}} dated /> : <a href={pageAddress(passage.page)}>the page</a>}
            </p>
          </section>
        );
      })}
    </div>
  );
}

interface ActionsProps {
  readonly yes: string;
  readonly no: string;
  readonly onAccept: () => void;
  readonly onReject: (() => void) | null;
  readonly onSkip: () => void;
  readonly children?: ComponentChildren;
}

function Actions({ yes, no, onAccept, onReject, onSkip, children }: ActionsProps): JSX.Element {
  useKeys("Deciding", [
    { keys: "a", does: "Accept", run: onAccept },
    ...(onReject ? [{ keys: "r", does: "Reject", run: onReject }] : []),
    { keys: "s", does: "Skip", run: onSkip },
    { keys: "b", does: "Say because of what", run: () => document.getElementById("review-because")?.focus() },
  ]);
  return (
    <div class="review-actions">
      <button type="button" class="button main" onClick={onAccept}>
        {yes} <kbd>a</kbd>
      </button>
      {onReject && (
        <button type="button" class="button" onClick={onReject}>
          {no} <kbd>r</kbd>
        </button>
      )}
      {children}
      <button type="button" class="button quiet" onClick={onSkip}>
        Skip <kbd>s</kbd>
      </button>
      <Because />
    </div>
  );
}
