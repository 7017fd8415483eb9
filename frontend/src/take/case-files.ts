/** The case as a file: in a format of `testigo export`, or as a bundle; names are taken out where rules are given. */
import { refusalOf } from "../api/client";
import { resources } from "../api/resources";
import { download } from "./download";

export interface Format {
  readonly name: string;
  readonly about: string;
  readonly extra: string | null;
  readonly installed: boolean;
}

/** Rules of redaction as they stand in a file of the user's. */
export interface Rules {
  readonly name: string;
  readonly text: string;
}

/** Fetch the case in a format, of one incident alone where one is named, and keep it. Returns the name of the file. Throws a Refusal. */
export function takeFormat(format: string, incident: string | null, rules: Rules | null): Promise<string> {
  return taken(resources.format(format), { ...(incident === null ? {} : { incidents: [incident] }), ...asked(rules) });
}

/** Fetch the bundle of the case, and keep it. Returns the name of the file. Throws a Refusal. */
export function takeBundle(rules: Rules | null): Promise<string> {
  return taken(resources.bundle(), asked(rules));
}

function asked(rules: Rules | null): object {
  return rules === null ? {} : { rules: rules.text };
}

async function taken(address: string, body: object): Promise<string> {
  const answer = await fetch(address, { method: "POST", credentials: "same-origin", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  if (!answer.ok) throw refusalOf(answer.status, await answer.json().catch(() => null));
  const name = nameIn(answer.headers.get("content-disposition") ?? "");
  download(await answer.blob(), name);
  return name;
}

/** The name that a Content-Disposition (RFC 6266) gives. */
export function nameIn(disposition: string): string {
  const coded = /filename\*=utf-8''([^;]+)/i.exec(disposition)?.[1];
  return coded === undefined ? "case" : decodeURIComponent(coded);
}
