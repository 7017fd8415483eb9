/** The versions of a page, and what changed from each to the next. */
import type { ComponentChildren, JSX } from "preact";
import { useResource } from "../../api/kept";
import type { Difference, Said, Version } from "../../api/records";
import { resources } from "../../api/resources";
import { pageAddress } from "../../marks/page-address";
import { Shown } from "../../marks/states";
import { dateInWords, label, momentInWords, oneLine, verb } from "../../marks/words";
import type { Reading } from "./reading";

export function Versions({ reading }: { readonly reading: Reading }): JSX.Element {
  const own = reading.ledger.page.id;
  const from = resources.diff(own);
  const state = useResource(from);
  return (
    <Shown state={state} from={from} what="The versions are coming.">
      {({ versions, differences }) => (
        <>
          <ol class="versions">
            {versions.map((version, at) => (
              <VersionShown key={version.id} version={version} number={at + 1} own={own} />
            ))}
          </ol>
          {versions.length < 2 && <p class="faint">The case has one version of this page. Add the page again when it has changed, and what changed is shown here.</p>}
          {differences.map((difference) => (
            <Changes key={difference.after} difference={difference} versions={versions} />
          ))}
        </>
      )}
    </Shown>
  );
}

function VersionShown({ version, number, own }: { readonly version: Version; readonly number: number; readonly own: string }): JSX.Element {
  return (
    <li>
      <a href={pageAddress(version.id, { beside: "versions" })} aria-current={version.id === own ? "page" : undefined}>
        Version {number}
      </a>{" "}
      <span class="faint">
        {version.published ? `of ${dateInWords(version.published)}, ` : ""}received {momentInWords(version.received_at)}
        {version.counts ? ", counts" : ""}
        {version.id === own ? ", shown here" : ""}
      </span>
    </li>
  );
}

function Changes({ difference, versions }: { readonly difference: Difference; readonly versions: readonly Version[] }): JSX.Element {
  const number = (id: string): number => versions.findIndex((version) => version.id === id) + 1;
  const d = difference;
  const nothing = [d.facts, d.altered, d.added, d.withdrawn, d.recounts, d.left_out, d.put_in].every((part) => part.length === 0);
  return (
    <section class="changes">
      <h2>
        From version {number(d.before)} to {number(d.after)}
      </h2>
      {nothing && <p class="faint">The article is the same in both.</p>}
      <Some name="About the page" of={d.facts} each={(fact) => <FromTo what={fact.name} before={fact.before ?? "none"} after={fact.after ?? "none"} />} />
      <Some name="Numbers" of={d.recounts} each={(r) => <FromTo what={`${r.effect}${r.who === "unknown" ? "" : `, ${label(r.who)}`}`} before={r.before.join(", ") || "none"} after={r.after.join(", ") || "none"} />} />
      <Some name="Claims that were altered" of={d.altered} each={(one) => <><p class="gone"><SaidShown said={one.before} /></p><p class="come"><SaidShown said={one.after} /></p></>} />
      <Some name="Claims that came" of={d.added} each={(said) => <p class="come"><SaidShown said={said} /></p>} />
      <Some name="Claims that went" of={d.withdrawn} each={(said) => <p class="gone"><SaidShown said={said} /></p>} />
      <Some name="Sentences put in" of={d.put_in} each={(sentence) => <p class="come quoted" dir="auto">{oneLine(sentence)}</p>} />
      <Some name="Sentences left out" of={d.left_out} each={(sentence) => <p class="gone quoted" dir="auto">{oneLine(sentence)}</p>} />
    </section>
  );
}

function Some<T>({ name, of, each }: { readonly name: string; readonly of: readonly T[]; readonly each: (one: T) => ComponentChildren }): JSX.Element | null {
  if (of.length === 0) return null;
  return (
    <>
      <h3>{name}</h3>
      <ul>
        {of.map((one, at) => (
          <li key={at}>{each(one)}</li>
        ))}
      </ul>
    </>
  );
}

function FromTo({ what, before, after }: { readonly what: string; readonly before: string; readonly after: string }): JSX.Element {
  return (
    <p>
      <span class="faint">{what}: </span>
      <del dir="auto">{before}</del> <span aria-hidden="true">→</span> <ins dir="auto">{after}</ins>
    </p>
  );
}

function SaidShown({ said }: { readonly said: Said }): JSX.Element {
  return (
    <>
      <bdi>{said.source ?? "no one named"}</bdi> <span class="faint">{verb(said.act, said.source !== null)}</span>{" "}
      <span class="quoted" dir="auto">
        {said.form === "direct" ? `“${said.content}”` : said.content}
      </span>
    </>
  );
}
