/** Talks to the server of the desk: JSON in, JSON out, and every refusal with its code and what to do. */

export const ROOT = "/api/v1";

/** The server's "no": a code of Testigo's catalogue (or none, where the server was not reached), why, and what to do. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly advice: string,
    readonly status: number,
  ) {
    super(message);
  }
}

export type Values = Readonly<Record<string, string | number | null | undefined>>;

/** Write the address of a resource: `resourceAt("/pages/{id}/elsewhere", { id }, { record })`. */
export function resourceAt(path: string, segments: Readonly<Record<string, string>> = {}, query: Values = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (whole, name: string) => encodeURIComponent(segments[name] ?? whole));
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value != null && value !== "") asked.set(name, String(value));
  const behind = asked.toString();
  return ROOT + filled + (behind ? `?${behind}` : "");
}

/** Get a resource. Throws a Refusal. */
export async function get<T>(address: string, signal?: AbortSignal): Promise<T> {
  return answered<T>(await sent(address, { headers: { accept: "application/json" }, ...(signal ? { signal } : {}) }));
}

/** Post JSON, or files as a form. Throws a Refusal. */
export async function post<T>(address: string, body?: unknown): Promise<T> {
  const form = body instanceof FormData;
  const headers = { accept: "application/json", ...(form || body === undefined ? {} : { "content-type": "application/json" }) };
  const written = form ? body : body === undefined ? null : JSON.stringify(body);
  return answered<T>(await sent(address, { method: "POST", headers, body: written }));
}

async function sent(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { credentials: "same-origin", ...request });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Refusal("", "The server does not answer.", "See whether `testigo serve` still runs, then try again.", 0);
  }
}

async function answered<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T;
  throw refusalOf(response.status, await response.json().catch(() => null));
}

/** Read the server's error document. What is none is a refusal too, by its status alone. */
export function refusalOf(status: number, document: unknown): Refusal {
  const error = (document as { error?: { code?: unknown; message?: unknown; advice?: unknown } } | null)?.error;
  const word = (value: unknown, otherwise: string): string => (typeof value === "string" && value ? value : otherwise);
  return new Refusal(
    word(error?.code, ""),
    word(error?.message, `The server answered with status ${status}.`),
    word(error?.advice, "Try again; if it stays so, look at what the server prints."),
    status,
  );
}
