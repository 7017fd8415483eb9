/** The part of the menu that takes the case away: every format that is installed, and a bundle. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { Refusal } from "../api/client";
import { useResource } from "../api/kept";
import { resources } from "../api/resources";
import { tell } from "../frame/saying";
import { isolated } from "../marks/isolated";
import { place } from "../route";
import { takeBundle, takeFormat, type Format, type Rules } from "./case-files";

interface Props {
  /** Called with what is being made; it ends when the file is there. */
  readonly onTake: (made: Promise<void>) => void;
}

export function CaseMenu({ onTake }: Props): JSX.Element {
  const formats = useResource(resources.formats());
  const rules = useSignal<Rules | null>(null);
  const { path } = place.value;
  const incident = path[0] === "accounts" ? (path[1] ?? null) : null;
  const alone = useSignal(false);
  const take = (file: Promise<string>): void => onTake(file.then((name) => tell(`${isolated(name)} is among your downloads.`), told));
  return (
    <>
      <h2>The case</h2>
      <button type="button" onClick={() => take(takeBundle(rules.value))}>
        Bundle <small>{rules.value ? "what the pages tell, with names taken out" : "everything, to be checked by a stranger: ZIP"}</small>
      </button>
      {formats.is === "ready" &&
        formats.data.formats.map((one) => (
          <FormatButton key={one.name} format={one} take={() => take(takeFormat(one.name, alone.value ? incident : null, rules.value))} />
        ))}
      {incident !== null && (
        <label class="take-option">
          <input type="checkbox" checked={alone.value} onChange={() => (alone.value = !alone.value)} /> Of this incident alone (formats)
        </label>
      )}
      <RulesField rules={rules.value} onChange={(given) => (rules.value = given)} />
    </>
  );
}

function FormatButton({ format, take }: { readonly format: Format; readonly take: () => void }): JSX.Element {
  const { name, about, extra, installed } = format;
  return (
    <button type="button" aria-disabled={!installed} onClick={() => installed && take()}>
      {name} <small>{installed ? about : `not installed: pip install 'testigo[${extra ?? ""}]'`}</small>
    </button>
  );
}

/** Rules by which names are taken out of what leaves the case. */
function RulesField({ rules, onChange }: { readonly rules: Rules | null; readonly onChange: (rules: Rules | null) => void }): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  return (
    <div class="take-option">
      {rules ? (
        <button type="button" onClick={() => onChange(null)}>
          Names are taken out by <bdi>{rules.name}</bdi> <small>take nothing out</small>
        </button>
      ) : (
        <button type="button" onClick={() => field.current?.click()}>
          Take names out… <small>by a file of rules (TOML)</small>
        </button>
      )}
      <input
        ref={field}
        type="file"
        hidden
        accept=".toml"
        aria-label="Rules by which names are taken out"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file) void file.text().then((text) => onChange({ name: file.name, text }));
        }}
      />
    </div>
  );
}

function told(error: unknown): void {
  const words = error instanceof Refusal ? `${error.message}. ${error.advice}` : "The file did not come; see whether `testigo serve` still runs.";
  tell(words, { kind: "failed" });
}
