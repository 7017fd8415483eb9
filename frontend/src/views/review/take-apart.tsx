/** An incident that the reading made of two: each of its words is given to the one, to the other, or to both. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { LedgerIncident, PageView } from "../../api/records";
import { CodePoints } from "../../marks/code-points";
import { shortId } from "../../marks/page-address";
import { Empty } from "../../marks/states";
import { amount, label } from "../../marks/words";
import { ask } from "../../route";
import { apart, isApart, partsOf, type Part, type Share } from "./apart";
import { decideTogether, type Step } from "./deciding";
import { shortly, type Mark } from "./draft";
import { FIELDS } from "./fields";
import { Because } from "./because";
import { MarkedText } from "./marked-text";
import { paragraphsAround, paragraphsOf } from "./words";

interface Props {
  readonly page: PageView;
  readonly record: string;
  readonly onDone: () => void;
}

export function TakeApart({ page, record, onDone }: Props): JSX.Element {
  const incident = page.ledger.incidents.find((one) => one.id === record);
  if (!incident || incident.triggers.length < 2) {
    return (
      <Empty title="There is nothing to take apart">
        <p>Only an incident that several words name can be two.</p>
      </Empty>
    );
  }
  return <Taking page={page} incident={incident} onDone={onDone} />;
}

function Taking({ page, incident, onDone }: { readonly page: PageView; readonly incident: LedgerIncident; readonly onDone: () => void }): JSX.Element {
  const text = useMemo(() => new CodePoints(page.ledger.page.text), [page]);
  const parts = useMemo(() => partsOf(page.ledger, incident), [page, incident]);
  const shares = useSignal<Readonly<Record<string, Share>>>({});
  const type = useSignal<string>(incident.type);
  const shareOf = (part: Part): Share => shares.value[part.key] ?? part.share;
  const ready = isApart(parts, shareOf);
  const marks = parts.map((part, at): Mark => ({ start: part.start, end: part.end, field: shareOf(part), at, label: SHARES[shareOf(part)] }));
  const save = async (): Promise<void> => {
    if (await takenApart(page, incident, apart(parts, shareOf), type.value)) onDone();
  };
  return (
    <section class="take-apart" aria-label="Take the incident apart">
      <p>Say of each word to which of the two it belongs. The first keeps what was decided about it; the second is added.</p>
      <MarkedText text={text} paragraphs={paragraphsAround(paragraphsOf(text, page.ledger.page.blocks), marks, 0)} marks={marks} language={page.ledger.page.language} />
      <div class="shares" role="group" aria-label="Words of the incident">
        {parts.map((part) => (
          <fieldset key={part.key} class={`share is-${shareOf(part)}`}>
            <legend>
              <span class="faint">{nameOf(part)}</span> <bdi class="quoted">{part.count ? `${amount(part.count)} ${part.count.effect}` : shortly(text, part)}</bdi>
            </legend>
            {CHOICES.filter((share) => share !== "both" || (part.field !== "trigger" && !part.count)).map((share) => (
              <label key={share}>
                <input type="radio" name={part.key} checked={shareOf(part) === share} onChange={() => (shares.value = { ...shares.value, [part.key]: share })} /> {SHARES[share]}
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      <label class="second-type">
        The second is a
        <select value={type.value} onChange={(event) => (type.value = event.currentTarget.value)}>
          {TYPES.map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <div class="review-actions">
        <button type="button" class="button main" disabled={!ready} onClick={() => void save()}>
          Take it apart
        </button>
        <button type="button" class="button" onClick={() => ask({ apart: null })}>
          Leave it as it is
        </button>
        <Because />
      </div>
      {!ready && <p class="faint">Each of the two needs a trigger.</p>}
    </section>
  );
}

const CHOICES: readonly Share[] = ["first", "second", "both"];
const SHARES: Readonly<Record<Share, string>> = { first: "the first", second: "the second", both: "both" };
const TYPES = FIELDS.incident.flatMap((field) => (field.name === "type" && field.is === "choice" ? field.choices : []));

function nameOf(part: Part): string {
  return part.count ? "Number" : (FIELDS.incident.find((field) => field.name === part.field)?.label ?? label(part.field));
}

/** Correct the first, add the second, give it its numbers: one act, with one way back. */
function takenApart(page: PageView, incident: LedgerIncident, { first, second, counts }: ReturnType<typeof apart>, type: string): Promise<boolean> {
  const id = page.ledger.page.id;
  const name = (record: string): string => `${shortId(id)}:${record}`;
  const numbers = counts.map((count): Step => ({ verb: "correct", record: name(count), fields: { incident: "#2" } }));
  return decideTogether("Taken apart", name(incident.id), [
    { verb: "correct", record: name(incident.id), fields: first },
    { verb: "add", record: id, kind: "incident", fields: { ...second, type, stage: incident.stage } },
    ...numbers,
  ]);
}
