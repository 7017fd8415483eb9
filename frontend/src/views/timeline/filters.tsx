/** What narrows the timeline: who says it, what they do, which question it answers. The choices are the legend as well. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Act, Asked } from "../../api/records";
import type { PartyClass } from "../../marks/party-colour";
import { questionInWords } from "../../marks/value";
import { number, verb } from "../../marks/words";
import { ask } from "../../route";
import { ActMark } from "./act-mark";
import { counts, speakers, type Told, type Wanted } from "./told";
import { isolated } from "../../marks/isolated";

interface Props {
  readonly told: Told;
  readonly wanted: Wanted;
  readonly colours: ReadonlyMap<string, PartyClass>;
}

export function Filters({ told, wanted, colours }: Props): JSX.Element {
  const speaking = speakers(told.stated);
  const acts = counts(told.stated.map((one) => one.act));
  const questions = counts([...told.happened.flatMap((one) => one.questions)]);
  return (
    <div class="timeline-filters">
      <div class="timeline-fields">
        <Choice label="Who says it" name="party" value={wanted.party} all="anyone" options={speaking} named={(id) => isolated(told.names.get(id) ?? id)} />
        <Choice label="What they do" name="act" value={wanted.act} all="anything" options={acts} named={(act) => verb(act as Act)} />
        <Choice label="On the question" name="question" value={wanted.question} all="any" options={questions} named={(question) => questionInWords({ question: question as Asked, who: null })} />
      </div>
      <div class="timeline-legend">
        <ul aria-label="Parties">
          {[...colours].filter(([id]) => speaking.has(id)).map(([id, colour]) => (
            <li key={id}>
              <Toggle name="party" value={id} on={wanted.party === id} look={`party-chip ${colour}`}>
                <bdi>{told.names.get(id) ?? id}</bdi>
              </Toggle>
            </li>
          ))}
          <li class="party-chip party-none faint">others</li>
        </ul>
        <ul aria-label="Acts">
          {[...acts.keys()].map((act) => (
            <li key={act}>
              <Toggle name="act" value={act} on={wanted.act === act}>
                <ActMark act={act as Act} /> {verb(act as Act)}
              </Toggle>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly name: string;
  readonly value: string | undefined;
  readonly all: string;
  readonly options: ReadonlyMap<string, number>;
  readonly named: (option: string) => string;
}

/** Options that are laid out before one turns to the menu: a case may have thousands of parties. */
const AT_ONCE = 60;

function Choice({ label, name, value, all, options, named }: ChoiceProps): JSX.Element {
  const turnedTo = useSignal(false);
  const shown = turnedTo.value ? [...options] : [...options].slice(0, AT_ONCE);
  const turn = (): void => void (turnedTo.value = true);
  return (
    <label onPointerEnter={turn}>
      {label}
      <select value={value ?? ""} onFocus={turn} onChange={(event) => ask({ [name]: event.currentTarget.value }, "push")}>
        <option value="">{all}</option>
        {value && !shown.some(([option]) => option === value) && <option value={value}>{`${named(value)} (${number(options.get(value) ?? 0)})`}</option>}
        {shown.map(([option, many]) => (
          <option key={option} value={option}>
            {named(option)} ({number(many)})
          </option>
        ))}
      </select>
    </label>
  );
}

function Toggle(props: { readonly name: string; readonly value: string; readonly on: boolean; readonly look?: string; readonly children: JSX.Element | (JSX.Element | string)[] }): JSX.Element {
  const { name, value, on, look = "" } = props;
  return (
    <button type="button" class={`timeline-toggle ${look}`} aria-pressed={on} onClick={() => ask({ [name]: on ? null : value }, "push")}>
      {props.children}
    </button>
  );
}
