// Made by `npm run contract` from the server's OpenAPI document; SHA-256 of its paths and components:
// e9df683bd5530a40bd48a870b9f1b87b9fc319fca5aadddbb58b6b206e4f1381

export interface paths {
    readonly "/api/v1/accounts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What the pages tell, side by side, in the form of `testigo accounts --json`. Where not all incidents are asked for or fit in, only the pages that tell of them and the parties and links of these; `total` says how many there are. */
        readonly get: operations["getAccounts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/acts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Several decisions as one act, each as in `POST /decisions`: all of them or none are written, in one transaction, and one undo takes all of them back. */
        readonly post: operations["act"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/bundle": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** The case as `testigo bundle` writes it, and an entry in the log that it left; with `rules` a redacted copy, of which the key is thrown away. `X-Testigo-Head` is number and hash of the last entry of the log in it. */
        readonly post: operations["bundleCase"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/case": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The case in numbers. */
        readonly get: operations["getCase"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/decisions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What was decided, in order, and how each decision stands; of one record also what was undone, and the undos. */
        readonly get: operations["getDecisions"];
        readonly put?: never;
        /** Accept, reject or correct a record; join or part two; add a record that the reading of a page missed (`record` is the page, `kind` a claim, an incident, a count or an entity). The accounts follow at once. */
        readonly post: operations["decide"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/decisions/{decision}/undo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Take a decision back, or an undo of one, with all of the act that it belongs to, in one transaction; what is written stays. */
        readonly post: operations["undo"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What happens to the case, whoever does it: `changed` {revision}, first as it is now; `trouble` {error} where it cannot be read. */
        readonly get: operations["getEvents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/export/accounts.csv": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A row for each teller of each answer, with the exact words. What would be a formula has a ' before it. */
        readonly get: operations["exportCsv"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/export/accounts.md": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The accounts as Markdown. */
        readonly get: operations["exportMarkdown"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/export/accounts.xlsx": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The accounts as a workbook: a sheet of answers, one of the words of each teller, one of pages. */
        readonly get: operations["exportXlsx"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/export/brief.html": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A brief of the case to print, one file: every answer with the words, who says them, the page, its outlet, date, address and copy. */
        readonly get: operations["exportBrief"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/failures": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What could not be read and was not read since. */
        readonly get: operations["getFailures"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/formats": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The formats of `testigo export`, and whether what each needs is installed; where it is not, `extra` names what to install: `pip install 'testigo[EXTRA]'`. */
        readonly get: operations["getFormats"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/formats/{format}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** The case, or some incidents, in a format, as `testigo export` writes it, and an entry in the log that it left. `rules` is the text of a file of rules by which names and contacts are replaced; the key of the labels is thrown away. */
        readonly post: operations["exportCase"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/incidents": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The incidents of the case in a line each. */
        readonly get: operations["getIncidents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/jobs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The jobs since the desk was started, the latest first; 200 are remembered. */
        readonly get: operations["getJobs"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/jobs/{job}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A job and what became of its pages. */
        readonly get: operations["getJob"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/jobs/{job}/again": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Go on with a job that stopped, from the page at which it did; nothing where it did not stop. */
        readonly post: operations["startJobAgain"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/jobs/{job}/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What happens to a job, from its beginning: `queued` {job}, `reading` {input, number, of}, `page` and `failed` {page: what became of it}, then `done` or `stopped` {job}. The id of an event is its number; Last-Event-ID goes on after it. */
        readonly get: operations["getJobEvents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/jobs/{job}/stop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Stop a job after the page that is being read. */
        readonly post: operations["stopJob"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/lineage": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How pages depend on each other: copied text, one agency, one statement, one citing another. */
        readonly get: operations["getLineage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/lineage/{a}/{b}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Two pages side by side: the links between them, and every passage that both have, dependent or not. */
        readonly get: operations["getLineagePair"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/map": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Where incidents happened: every place that pages give, with its point, how exact that is, and who gives it. */
        readonly get: operations["getMap"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/openapi.json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** This document. */
        readonly get: operations["getOpenapi"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/pages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The pages that count, each with how much was read on it and how it depends on others. */
        readonly get: operations["getPages"];
        readonly put?: never;
        /** Give pages to be read into the case: files (any field that is a file), the address of a page (`url`), which with `capture` is saved with all that shows it, as `testigo capture` does; or a text with what is known of it. They are read one after the other; the job says how far they are. */
        readonly post: operations["addPages"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/pages/{page}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One page as decided: its ledger, what was decided about it, its versions, lineage, and what its records are called across the case. An id gives that very version; the beginning of an id, a name or an address the version that counts. */
        readonly get: operations["getPage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/pages/{page}/diff": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The versions of a page, the oldest first, and what changed from each to the next. */
        readonly get: operations["getDiff"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/pages/{page}/elsewhere": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What all pages say on the questions that a record answers, and which of the answers are its own. */
        readonly get: operations["getElsewhere"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/pages/{page}/original": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A page as it was received, with its own policy: scripts are off, nothing is loaded, it is of no origin. A text that was given is the line it is kept as; what a browser does not show is sent as a file. */
        readonly get: operations["getOriginal"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/pages/{page}/shown": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A page of HTML that was captured, as its last capture shows it, under the same policy: pictures, styles, fonts and frames are put in. */
        readonly get: operations["getShown"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/parties": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who speaks in the case, those who speak for a party under it, as `testigo sources --json` has them; and everyone who does something. */
        readonly get: operations["getParties"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/parties/{party}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One party: what it says, confirms, denies and withholds, whom it speaks for and who speaks for it. */
        readonly get: operations["getParty"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/parties/{party}/called": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What pages call a party: names, descriptions and pronouns, each with every place where it stands. */
        readonly get: operations["getCalled"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/queue": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What a person should look at, the least certain first, as `testigo review --list --json` has it; nodes are {page, id}. `waiting` says how much there is of each kind. */
        readonly get: operations["getQueue"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The pages and claims that hold the words, the best first, in the form of `testigo search --json`. */
        readonly get: operations["search"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/session": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether the desk asks for a token, and whether this browser has given it. Asked without the token. */
        readonly get: operations["getSession"];
        readonly put?: never;
        /** Give the token; the browser keeps it in a cookie. Programs send it as `Authorization: Bearer TOKEN` instead. */
        readonly post: operations["giveToken"];
        /** Forget the token in this browser. */
        readonly delete: operations["leave"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/tiles": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The PMTiles file that the desk was started with (`--tiles FILE`; its name stands in the case), in pieces where `Range` asks for them. */
        readonly get: operations["getTiles"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/timeline": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** When the incidents of the case happened, as far as is known, and when its pages said what they say. */
        readonly get: operations["getTimeline"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Testigo accounts of a case, version 1
         * @description What `testigo accounts CASE --json` prints: what happened across all pages of a case, according to whom. Every start and end is half-open and counts Unicode code points of the page's text. Readers must pass over fields that they do not know.
         */
        readonly Accounts: {
            /** @constant */
            readonly accounts: 1;
            readonly incidents: readonly components["schemas"]["Incident"][];
            /** @description how pages depend on each other */
            readonly lineage: readonly components["schemas"]["Link"][];
            /** @description the program that laid the accounts: name and version */
            readonly made_by?: string;
            readonly pages: readonly components["schemas"]["Card"][];
            /** @description everyone who says or does something, merged across pages */
            readonly parties: readonly components["schemas"]["Party"][];
            /** @description independent origins from which on an answer is corroborated */
            readonly threshold?: number;
            /** @description how many incidents there are in all, of which these are some */
            readonly total?: number;
        };
        readonly Acted: {
            /** @description in the order of the steps */
            readonly decisions: readonly components["schemas"]["Decision"][];
            readonly revision: number;
        };
        /** @description Decisions that are one act. `why` and `by` are those of steps that have none. */
        readonly Acting: {
            readonly by?: string | null;
            /** @description 1 to 500; `record`, `other` and values of `fields` may name what a step before added, as #2 */
            readonly steps: readonly components["schemas"]["Deciding"][];
            readonly why?: string | null;
        };
        /** @description What became of one page. ``page`` is its id, None where it failed; ``failure`` says why it did. */
        readonly Added: {
            readonly claims: number;
            readonly failure: components["schemas"]["Failure"] | null;
            readonly incidents: number;
            readonly input: string;
            readonly newer: string | null;
            readonly older: readonly string[];
            /** @enum {string} */
            readonly outcome: "added" | "known" | "version" | "read" | "failed";
            readonly page: string | null;
        };
        /** @description An article without its page, or the address of a page. */
        readonly Adding: {
            readonly authors?: readonly string[];
            /** @description of an address: keep it with all that shows it */
            readonly capture?: boolean;
            readonly outlet?: string;
            /** @description ISO 8601 */
            readonly published?: string;
            readonly text?: string;
            readonly title?: string;
            readonly url?: string;
        };
        /** @description A claim that both versions have, and in what it differs. */
        readonly Altered: {
            readonly after: components["schemas"]["Said"];
            readonly aspects: readonly ("source" | "act" | "words")[];
            readonly before: components["schemas"]["Said"];
        };
        /** @description Words of a page, what stands around them, and where they stood: half-open, in code points. */
        readonly Anchor: {
            readonly end: number;
            readonly exact: string;
            readonly prefix: string;
            readonly start: number;
            readonly suffix: string;
        };
        readonly Answer: {
            /** @description whether independent reaches the threshold */
            readonly corroborated?: boolean;
            /** @description tellings, in the form of told, that deny this value (the accused says it was not him) */
            readonly denied?: readonly components["schemas"]["Telling"][];
            /** @description independent origins behind this value */
            readonly independent: number;
            /** @description the derivation: each group counts once, with the reasons that join its members */
            readonly origins?: readonly components["schemas"]["Origin"][];
            readonly told: readonly components["schemas"]["Telling"][];
            /** @description count: {low, high, approximate}; happened: true or false; agent, patient, target, instrument: party id or text; when: ISO date; where: {name, latitude, longitude} */
            readonly value: string | boolean | {
                readonly approximate: boolean;
                readonly high: number | null;
                readonly low: number | null;
            } | {
                readonly country?: string | null;
                readonly latitude: number | null;
                readonly longitude: number | null;
                readonly name: string;
                readonly precision?: string;
            };
        };
        /** @description How the bundle is made. */
        readonly Bundling: {
            readonly by?: string | null;
            /** @description the text of a file of rules (TOML) by which names and contacts are replaced */
            readonly rules?: string | null;
        };
        /** @description Words by which pages name a party, and where, by page and place. */
        readonly Called: {
            /** @enum {string} */
            readonly kind: "name" | "description" | "pronoun";
            readonly places: readonly components["schemas"]["Mention"][];
            readonly words: string;
        };
        readonly CalledBy: {
            /** @description names before descriptions before pronouns, the most used first */
            readonly called: readonly components["schemas"]["Called"][];
            readonly party: string;
        };
        readonly Card: {
            /** @description agencies that the page credits */
            readonly agencies?: readonly string[];
            readonly id: string;
            /** @description the file name or URL it was added from */
            readonly input: string;
            readonly outlet: string | null;
            readonly published: string | null;
            /** @description what read the page: version of the program, name and hash of the weights */
            readonly reader?: {
                readonly model: string;
                readonly version: string;
            };
            readonly title: string | null;
            readonly url?: string | null;
        };
        readonly Case: {
            /** @description the name under which decisions are made where none is given */
            readonly by: string;
            readonly claims: number;
            readonly decisions: number;
            readonly failures: number;
            /** @description the earliest day of publication */
            readonly first: string | null;
            readonly incidents: number;
            /** @description the latest */
            readonly last: string | null;
            /** @description of the file */
            readonly name: string;
            readonly pages: number;
            readonly parties: number;
            /** @description how often the case has changed */
            readonly revision: number;
            /** @description name of the PMTiles file that lies under the map */
            readonly tiles: string | null;
            /** @description of Testigo */
            readonly version: string;
            readonly writable: boolean;
        };
        /** @description The data of the event `changed`. */
        readonly Changed: {
            readonly revision: number;
        };
        /** @description A claim that was found. ``node`` is its source among the page's entities, None where the page names none. */
        readonly ClaimHit: {
            /** @enum {string} */
            readonly act: "assert" | "confirm" | "deny" | "accuse" | "hedge" | "demand" | "promise" | "threaten" | "ask" | "withhold";
            readonly claim: string;
            readonly confidence: number;
            readonly content: components["schemas"]["Excerpt"];
            /** @enum {string} */
            readonly form: "direct" | "indirect" | "mixed";
            readonly node: components["schemas"]["Node"] | null;
            readonly source: string | null;
        };
        /** @description A day or range that pages give an incident, with how many independent origins give it. */
        readonly DayTold: {
            readonly hedged: boolean;
            readonly independent: number;
            readonly value: string;
        };
        readonly Decided: {
            readonly decision: components["schemas"]["Decision"];
            readonly revision: number;
        };
        /** @description A decision about a record, or about two. */
        readonly Deciding: {
            readonly by?: string | null;
            /** @description what a correction sets, as --set of `testigo review` */
            readonly fields?: {
                readonly [key: string]: unknown;
            } | null;
            /**
             * @description what is added
             * @enum {string}
             */
            readonly kind?: "claim" | "incident" | "count" | "entity";
            readonly other?: string | null;
            readonly part_of?: boolean;
            /** @description an id of the queue (3fa1b2c4:C3, 3fa1b2c4:E1-is-9d0e4f55:E2), a page's record, a party's or an incident's id */
            readonly record: string;
            /** @description the latest decision that the person has seen (0: none): where a later one stands about the same record, T606 is the answer and nothing is written */
            readonly seen?: number | null;
            /** @enum {string} */
            readonly verb: "accept" | "reject" | "correct" | "add" | "join" | "part";
            readonly why?: string | null;
        };
        /** @description What a person decided. ``at`` is UTC, ISO 8601. */
        readonly Decision: {
            readonly act: string | null;
            readonly at: string;
            readonly by: string;
            readonly change: Record<string, never> | null;
            readonly id: number;
            readonly join: ("party" | "incident" | "part_of") | null;
            readonly kept: Record<string, never> | null;
            readonly other: components["schemas"]["Target"] | null;
            readonly target: components["schemas"]["Target"] | null;
            readonly undoes: number | null;
            /** @enum {string} */
            readonly verb: "accept" | "reject" | "correct" | "add" | "join" | "part" | "undo";
            readonly why: string | null;
        };
        readonly Decisions: {
            readonly decisions: readonly components["schemas"]["Standing"][];
        };
        /** @description All that differs between two versions of a page; ``before`` and ``after`` are their ids. */
        readonly Difference: {
            readonly added: readonly components["schemas"]["Said"][];
            readonly after: string;
            readonly altered: readonly components["schemas"]["Altered"][];
            readonly before: string;
            readonly facts: readonly components["schemas"]["Fact"][];
            readonly left_out: readonly string[];
            readonly put_in: readonly string[];
            readonly recounts: readonly components["schemas"]["Recount"][];
            readonly withdrawn: readonly components["schemas"]["Said"][];
        };
        readonly Differences: {
            readonly differences: readonly components["schemas"]["Difference"][];
            readonly versions: readonly components["schemas"]["Version"][];
        };
        /** @description An OpenAPI 3.1 document. */
        readonly Document: Record<string, never>;
        /** @description Something to decide. ``id`` is what it is called on the command line; ``left`` is the record, ``right`` that of a join. */
        readonly Doubtful: {
            readonly certainty: number;
            readonly id: string;
            /** @enum {string} */
            readonly kind: "claim" | "incident" | "when" | "where" | "count" | "published" | "party" | "event" | "part_of";
            readonly left: components["schemas"]["Node"];
            readonly passages: readonly components["schemas"]["Quoted"][];
            readonly right: components["schemas"]["Node"] | null;
            readonly says: string;
            readonly why: string;
        };
        readonly Elsewhere: {
            /** @description the pages that tell of it */
            readonly cards: readonly components["schemas"]["Card"][];
            /** @description who tells it */
            readonly parties: readonly components["schemas"]["Party"][];
            readonly questions: readonly {
                /** @description what the record itself tells */
                readonly here: readonly {
                    /** @description its number in the question */
                    readonly answer: number;
                    readonly denies: boolean;
                    /** @description its number among those that tell, or deny */
                    readonly telling: number;
                }[];
                readonly incident: string;
                readonly question: components["schemas"]["Question"];
                readonly title: string;
            }[];
            readonly record: string;
        };
        /** @description What went wrong, in words for a person, and what to do. */
        readonly Error: {
            readonly error: {
                readonly advice: string;
                readonly code: string;
                readonly message: string;
            };
        };
        /** @description Words of a page (from ``start`` on, in code points) or of a claim, and the spans in them that were searched for. */
        readonly Excerpt: {
            readonly cut_after: boolean;
            readonly cut_before: boolean;
            readonly matches: readonly components["schemas"]["Span"][];
            readonly start: number;
            readonly text: string;
        };
        /** @description What is exported. */
        readonly Exporting: {
            readonly by?: string | null;
            /** @description ids; without any, all */
            readonly incidents?: readonly string[];
            /** @description the text of a file of rules (TOML) by which names and contacts are replaced */
            readonly rules?: string | null;
        };
        /** @description Something the page says of itself that was altered: its title, day, outlet or authors. */
        readonly Fact: {
            readonly after: string | null;
            readonly before: string | null;
            /** @enum {string} */
            readonly name: "title" | "published" | "outlet" | "authors";
        };
        /** @description A page that could not be read, in the place of its ledger. */
        readonly Failure: {
            readonly error: {
                readonly code: string;
                readonly message: string;
            };
            readonly input: string;
        };
        readonly Failures: {
            readonly failures: readonly components["schemas"]["Failure"][];
        };
        readonly Formats: {
            readonly formats: readonly {
                readonly about: string;
                readonly ending: string;
                /** @description the extra of Testigo that brings the library it needs */
                readonly extra: string | null;
                readonly installed: boolean;
                readonly name: string;
            }[];
        };
        readonly Found: {
            readonly hits: readonly components["schemas"]["Hit"][];
            readonly total: number;
        };
        /** @description By what a party is known; and, where it is part of another, the words that say so and how sure that is. */
        readonly Ground: {
            readonly because: string | null;
            /** @enum {string} */
            readonly known_by: "name" | "office" | "part" | "description";
            readonly party: string;
            readonly score: number | null;
        };
        readonly Happening: {
            /** @description all that pages say of its time, the best founded first */
            readonly days: readonly components["schemas"]["DayTold"][];
            readonly disputed: boolean;
            readonly first: string | null;
            readonly incident: string;
            readonly last: string | null;
            readonly pages: number;
            /** @description ids of parties that do or suffer something in it */
            readonly parties: readonly string[];
            readonly questions: readonly string[];
            readonly title: string;
            /** @enum {string} */
            readonly type: "killing" | "shooting" | "bombing" | "attack" | "strike" | "clash" | "raid" | "arrest" | "abduction" | "abuse" | "protest" | "arson" | "seizure" | "legal" | "release" | "accident" | "disaster" | "outbreak" | "poisoning";
            readonly where: string | null;
        };
        /** @description A page that was found: where its text has the words, and its claims that have them. A better one scores higher. */
        readonly Hit: {
            readonly claims: readonly components["schemas"]["ClaimHit"][];
            readonly excerpt: components["schemas"]["Excerpt"] | null;
            readonly page: components["schemas"]["PageCard"];
            readonly score: number;
            readonly title: components["schemas"]["Excerpt"] | null;
        };
        readonly Incident: {
            readonly id: string;
            readonly mentions: readonly {
                /** @description id in that page's ledger */
                readonly incident: string;
                readonly page: string;
            }[];
            readonly questions: readonly components["schemas"]["Question"][];
            /** @description pages that do not tell of the incident */
            readonly silent: readonly string[];
            readonly title: string;
            readonly type: string;
            /** @description ISO date or range covering what most independent origins say */
            readonly when: string | null;
            readonly where: string | null;
        };
        readonly IncidentLine: {
            readonly id: string;
            readonly pages: number;
            readonly title: string;
            readonly type: string;
            readonly verdicts: {
                readonly agree: number;
                readonly differ: number;
                readonly single: number;
                readonly update: number;
            };
            readonly when: string | null;
            readonly where: string | null;
        };
        readonly Incidents: {
            readonly incidents: readonly components["schemas"]["IncidentLine"][];
        };
        /** @description Pages that were given together, and what became of each so far. */
        readonly Job: {
            readonly done: readonly components["schemas"]["Added"][];
            /** @description why it stopped; what was read is in the case */
            readonly error: components["schemas"]["Error"] | null;
            /** @description how many of them failed */
            readonly failed: number;
            readonly id: string;
            readonly inputs: readonly string[];
            /** @enum {string} */
            readonly state: "queued" | "running" | "done" | "stopped";
        };
        readonly JobRef: {
            readonly job: string;
        };
        readonly Jobs: {
            /** @description those of this run of the desk, the latest first */
            readonly jobs: readonly components["schemas"]["Job"][];
        };
        /**
         * The ledger of one page, version 1
         * @description One news page and what it tells: who says what, what happened, how many. Every start and end is half-open and counts Unicode code points of page.text. Readers must pass over fields that they do not know.
         */
        readonly Ledger: {
            readonly claims: readonly components["schemas"]["LedgerClaim"][];
            readonly counts: readonly components["schemas"]["LedgerCount"][];
            readonly entities: readonly components["schemas"]["LedgerEntity"][];
            readonly incidents: readonly components["schemas"]["LedgerIncident"][];
            /** @description The path, URL or article id as it was given; PATH:LINE for a line of a list of articles that has no id. */
            readonly input: string;
            /**
             * @description The version of this contract.
             * @constant
             */
            readonly ledger: 1;
            readonly notices?: readonly components["schemas"]["LedgerNotice"][];
            readonly page: components["schemas"]["LedgerPage"];
            /** @description The program and the weights that made this ledger. */
            readonly reader: {
                /** @description Name of the weights and hash of their content. */
                readonly model: string;
                readonly version: string;
            };
        };
        readonly LedgerBlock: components["schemas"]["LedgerSpan"] & {
            /** @enum {unknown} */
            readonly kind: "title" | "byline" | "dateline" | "body" | "caption" | "credit" | "promotion" | "teaser" | "navigation" | "notice" | "comment";
        };
        readonly LedgerClaim: {
            /** @enum {unknown} */
            readonly act: "assert" | "confirm" | "deny" | "accuse" | "hedge" | "demand" | "promise" | "threaten" | "ask" | "withhold";
            readonly confidence: components["schemas"]["LedgerShare"];
            /** @description What is said; in several spans where other words stand between. */
            readonly content: components["schemas"]["LedgerSpans"];
            /** @description The reporting words; null where a quotation follows on. */
            readonly cue: null | components["schemas"]["LedgerSpan"];
            /**
             * @description direct: all in quotation marks; indirect: none of it; mixed: part of it.
             * @enum {unknown}
             */
            readonly form: "direct" | "indirect" | "mixed";
            readonly id: string;
            readonly source: null | components["schemas"]["LedgerSource"];
            /** @description The claim in whose content this one is told. */
            readonly within: components["schemas"]["LedgerTextOrNull"];
        };
        /** @description low alone: at least; high alone: at most; neither: an amount with no number. */
        readonly LedgerCount: components["schemas"]["LedgerSpan"] & {
            readonly approximate: boolean;
            /** @enum {unknown} */
            readonly effect: "killed" | "injured" | "missing" | "arrested" | "abducted" | "freed" | "infected" | "displaced" | "participated" | "affected" | "damage";
            readonly high: number | null;
            readonly incident: components["schemas"]["LedgerTextOrNull"];
            readonly low: number | null;
            readonly told_by: components["schemas"]["LedgerTextOrNull"];
            /** @enum {unknown} */
            readonly who: "civilian" | "security" | "armed_group" | "government" | "protester" | "prisoner" | "patient" | "mixed" | "unknown";
        };
        /** @description ISO 8601 at the precision known (2021-03-14, 2021-03, 2021), or FROM/TO. */
        readonly LedgerDate: string;
        /** @description Where, when and by whom the text that follows was filed, or the time stamp of an entry of a live blog. */
        readonly LedgerDateline: components["schemas"]["LedgerSpan"] & {
            readonly agencies?: components["schemas"]["LedgerWords"];
            readonly date?: null | components["schemas"]["LedgerDate"];
            readonly place?: components["schemas"]["LedgerTextOrNull"];
            readonly time?: null | string;
        };
        readonly LedgerEntity: {
            readonly id: string;
            /** @enum {unknown} */
            readonly kind: "person" | "group" | "organisation" | "place" | "facility" | "weapon" | "vehicle";
            readonly mentions: readonly components["schemas"]["LedgerSpan"][];
            readonly name: string;
        };
        readonly LedgerFillers: readonly (components["schemas"]["LedgerSpan"] & {
            readonly entity: components["schemas"]["LedgerTextOrNull"];
        })[];
        readonly LedgerIncident: {
            readonly agents: components["schemas"]["LedgerFillers"];
            readonly confidence: components["schemas"]["LedgerShare"];
            readonly id: string;
            readonly instruments: components["schemas"]["LedgerFillers"];
            readonly patients: components["schemas"]["LedgerFillers"];
            /**
             * @description Told as having happened, tried, planned, threatened or feared, not having happened, or no single event.
             * @enum {unknown}
             */
            readonly stage: "real" | "attempt" | "plan" | "threat" | "denied" | "general";
            readonly targets: components["schemas"]["LedgerFillers"];
            /** @description The claims that tell of it; null is the page in its own voice. */
            readonly told_by: readonly components["schemas"]["LedgerTextOrNull"][];
            /** @description The words that name it. */
            readonly triggers: components["schemas"]["LedgerSpans"];
            /** @enum {unknown} */
            readonly type: "killing" | "shooting" | "bombing" | "attack" | "strike" | "clash" | "raid" | "arrest" | "abduction" | "abuse" | "protest" | "arson" | "seizure" | "legal" | "release" | "accident" | "disaster" | "outbreak" | "poisoning";
            readonly when: readonly (components["schemas"]["LedgerSpan"] & {
                /** @description null when the words cannot be placed. */
                readonly value: null | components["schemas"]["LedgerDate"];
            })[];
            readonly where: readonly (components["schemas"]["LedgerSpan"] & {
                /** @description ISO 3166-1 alpha-2. */
                readonly country?: components["schemas"]["LedgerTextOrNull"];
                readonly geonames?: number | null;
                /** @description Degrees, WGS 84. */
                readonly latitude?: number | null;
                readonly longitude?: number | null;
                readonly name: string;
                /** @enum {unknown} */
                readonly precision?: "exact" | "city" | "region" | "country" | "unknown";
            })[];
        };
        /** @description What a reader of this ledger must know; the code is explained by `testigo explain CODE`. */
        readonly LedgerNotice: {
            readonly code: string;
            readonly message: string;
        };
        readonly LedgerPage: {
            /** @description Wire services and outlets that the page credits. */
            readonly agencies?: components["schemas"]["LedgerWords"];
            readonly authors?: components["schemas"]["LedgerWords"];
            /** @description What each part of the text is: in order, apart from each other, and between them all of the text but white space. */
            readonly blocks: readonly components["schemas"]["LedgerBlock"][];
            readonly datelines?: readonly components["schemas"]["LedgerDateline"][];
            readonly encoding?: components["schemas"]["LedgerTextOrNull"];
            /** @description SHA-256 of the bytes as they were received. */
            readonly id: string;
            /** @description BCP 47 tag. */
            readonly language: components["schemas"]["LedgerTextOrNull"];
            readonly media_type?: components["schemas"]["LedgerTextOrNull"];
            readonly notices?: readonly components["schemas"]["LedgerNotice"][];
            readonly outlet?: components["schemas"]["LedgerTextOrNull"];
            readonly published: null | {
                /** @description Where the date was found: given, json-ld, meta, url, text, … */
                readonly evidence: string;
                readonly value: components["schemas"]["LedgerDate"];
            };
            readonly text: string;
            readonly title?: components["schemas"]["LedgerTextOrNull"];
            readonly url?: components["schemas"]["LedgerTextOrNull"];
        };
        readonly LedgerShare: number;
        /** @description The words that say who said it. */
        readonly LedgerSource: components["schemas"]["LedgerSpan"] & {
            /** @enum {unknown} */
            readonly category: "government" | "security" | "judiciary" | "politician" | "armed_group" | "media" | "ngo" | "health" | "expert" | "business" | "victim" | "witness" | "accused" | "document" | "public" | "other";
            readonly entity: components["schemas"]["LedgerTextOrNull"];
            /** @description Known by name, directly or through a pronoun. */
            readonly named: boolean;
        };
        readonly LedgerSpan: {
            readonly end: number;
            readonly start: number;
        };
        readonly LedgerSpans: readonly components["schemas"]["LedgerSpan"][];
        readonly LedgerTextOrNull: string | null;
        readonly LedgerWords: readonly string[];
        readonly Lineage: {
            readonly links: readonly components["schemas"]["Link"][];
            readonly pages: readonly components["schemas"]["Card"][];
        };
        /** @description Two pages side by side: `from` is a, `to` is b. */
        readonly LineagePair: {
            readonly a: components["schemas"]["Card"];
            readonly b: components["schemas"]["Card"];
            /** @description between the two, of which `from` may be b */
            readonly links: readonly components["schemas"]["Link"][];
            /** @description all words that both have, in the order of a */
            readonly passages: readonly {
                readonly from: components["schemas"]["Span"];
                readonly to: components["schemas"]["Span"];
                /** @description of these, outside quotations */
                readonly unquoted: number;
                /** @description that both have */
                readonly words: number;
            }[];
            /** @description of the shorter page */
            readonly share: number;
            readonly words: number;
        };
        readonly Link: {
            /** @description page id, the earlier or cited one where known */
            readonly from: string;
            /** @enum {unknown} */
            readonly kind: "copied_text" | "same_agency" | "cites" | "same_statement";
            readonly passages?: readonly components["schemas"]["Passage"][];
            readonly reason?: string;
            /** @description of the shorter page's body */
            readonly share?: number;
            readonly to: string;
        };
        readonly Located: {
            /** @description whether not all of its places can be right */
            readonly competing: boolean;
            readonly incident: string;
            readonly pages: number;
            /** @description the best founded first */
            readonly places: readonly {
                readonly country: string | null;
                /** @description origins that give it */
                readonly independent: number;
                readonly latitude: number | null;
                readonly longitude: number | null;
                readonly name: string;
                readonly pages: number;
                /** @enum {string} */
                readonly precision: "exact" | "city" | "region" | "country" | "unknown";
                /** @description within which it may lie; null: not known */
                readonly radius_km: number | null;
                readonly told: readonly {
                    readonly claim: string | null;
                    readonly denies: boolean;
                    readonly page: string;
                    readonly spans: readonly components["schemas"]["Span"][];
                    readonly words: string;
                }[];
            }[];
            readonly title: string;
            /** @enum {string} */
            readonly type: "killing" | "shooting" | "bombing" | "attack" | "strike" | "clash" | "raid" | "arrest" | "abduction" | "abuse" | "protest" | "arson" | "seizure" | "legal" | "release" | "accident" | "disaster" | "outbreak" | "poisoning";
            readonly when: string | null;
        };
        readonly Map: {
            readonly incidents: readonly components["schemas"]["Located"][];
            /** @description ids of incidents that no page gives a point */
            readonly unplaced: readonly string[];
        };
        /** @description Words within a passage, and what they are: source, cue, content, trigger, a role, when, where. */
        readonly Marked: {
            readonly end: number;
            readonly label: string;
            readonly start: number;
        };
        /** @description Where a page names somebody, in code points. */
        readonly Mention: {
            readonly end: number;
            readonly page: string;
            readonly start: number;
        };
        /** @description A record of one page's ledger: an entity or an incident. The outlet of a page is its entity ``outlet``. */
        readonly Node: {
            readonly id: string;
            readonly page: string;
        };
        readonly Origin: {
            readonly reasons: readonly {
                readonly detail?: string;
                /** @enum {unknown} */
                readonly kind: "same_origin" | "same_party" | "copied_text" | "same_agency" | "cites";
            }[];
            readonly told: readonly number[];
        };
        /** @description What the case says of a page without its text. */
        readonly PageCard: {
            readonly agencies: readonly string[];
            readonly id: string;
            readonly input: string;
            readonly outlet: string | null;
            readonly published: string | null;
            readonly title: string | null;
            readonly url: string | null;
        };
        readonly PageLine: components["schemas"]["Card"] & {
            /** @description UTC */
            readonly added_at: string;
            readonly claims: number;
            readonly incidents: number;
            readonly language: string | null;
            /** @description in code points */
            readonly length: number;
            readonly lineage: readonly {
                /** @description whether the other page is the earlier or the cited one */
                readonly earlier: boolean;
                /** @enum {string} */
                readonly kind: "copied_text" | "same_agency" | "cites" | "same_statement";
                readonly page: string;
                readonly share: number | null;
            }[];
            /** @description how many, itself among them */
            readonly versions: number;
        };
        readonly Pages: {
            readonly pages: readonly components["schemas"]["PageLine"][];
        };
        readonly PageView: {
            readonly incidents: readonly {
                readonly incident: string;
                readonly record: string;
                readonly title: string;
            }[];
            readonly ledger: components["schemas"]["Ledger"];
            readonly lineage: readonly components["schemas"]["Link"][];
            /** @description what was decided and stands */
            readonly marks: readonly {
                readonly at: string;
                readonly by: string;
                readonly decision: number;
                /** @description id in the ledger */
                readonly record: string;
                /** @enum {string} */
                readonly verb: "accept" | "reject" | "correct" | "add" | "join" | "part";
            }[];
            readonly parties: readonly {
                readonly category: string | null;
                readonly kind: string;
                readonly name: string;
                readonly party: string;
                /** @description entity of the ledger; `outlet`; `@` and an offset for a source without an entity */
                readonly record: string;
            }[];
            readonly received: {
                /** @description UTC */
                readonly at: string | null;
                /** @description when it was captured last, UTC; null where it was not */
                readonly captured: string | null;
                /**
                 * @description null where the bytes are lost
                 * @enum {string|null}
                 */
                readonly how: "fetched" | "file" | "input" | "list" | "given" | "table" | "captured" | null;
                readonly media_type: string | null;
                readonly url: string | null;
            };
            /** @description the oldest first */
            readonly versions: readonly components["schemas"]["Version"][];
        };
        readonly Parties: {
            /** @description by what they are known, and why they are part of another; who is not in it is known by a description and part of nothing */
            readonly grounds: readonly components["schemas"]["Ground"][];
            /** @description everyone who says or does something */
            readonly parties: readonly components["schemas"]["Party"][];
            /** @description who makes claims or for whom some do, those with most first */
            readonly sources: readonly components["schemas"]["Voice"][];
        };
        readonly Party: {
            /** @description other names and descriptions that pages have for it */
            readonly aliases?: readonly string[];
            readonly category: string | null;
            readonly id: string;
            /** @enum {unknown} */
            readonly kind: "person" | "group" | "organisation" | "place" | "facility" | "weapon" | "vehicle" | "outlet";
            readonly name: string;
            readonly pages: readonly string[];
            /** @description the party it speaks for, where the pages say so: a minister for his government, a state broadcaster for the state */
            readonly part_of: string | null;
        };
        readonly PartyView: {
            /** @description incidents in which it is told to act or suffer */
            readonly named_in: readonly {
                readonly denied: number;
                readonly incident: string;
                readonly independent: number;
                readonly question: string;
                readonly title: string;
            }[];
            /** @description those who speak for it */
            readonly parts: readonly components["schemas"]["Party"][];
            readonly party: components["schemas"]["Party"];
            /** @description the party it is part of, and what that is part of */
            readonly speaks_for: readonly components["schemas"]["Party"][];
            /** @description by day, then page */
            readonly statements: readonly components["schemas"]["Statement"][];
            /** @description what it answers about incidents, as the origin of what is told */
            readonly tells: readonly {
                readonly claim: string | null;
                readonly denies: boolean;
                readonly hedged: boolean;
                readonly incident: string;
                readonly page: string;
                readonly question: string;
                readonly spans: readonly components["schemas"]["Span"][];
                readonly title: string;
                readonly value: string | boolean | {
                    readonly approximate: boolean;
                    readonly high: number | null;
                    readonly low: number | null;
                } | {
                    readonly country?: string | null;
                    readonly latitude: number | null;
                    readonly longitude: number | null;
                    readonly name: string;
                    readonly precision?: string;
                };
                readonly who: string | null;
                readonly words: string;
            }[];
        };
        /** @description The same words on two pages: where they stand on each. */
        readonly Passage: {
            readonly from: components["schemas"]["Span"];
            readonly to: components["schemas"]["Span"];
        };
        readonly Place: {
            readonly country: string | null;
            /** @description origins that give it */
            readonly independent: number;
            readonly latitude: number | null;
            readonly longitude: number | null;
            readonly name: string;
            readonly pages: number;
            /** @enum {string} */
            readonly precision: "exact" | "city" | "region" | "country" | "unknown";
            /** @description within which it may lie; null: not known */
            readonly radius_km: number | null;
            readonly told: readonly {
                readonly claim: string | null;
                readonly denies: boolean;
                readonly page: string;
                readonly spans: readonly components["schemas"]["Span"][];
                readonly words: string;
            }[];
        };
        readonly Question: {
            readonly answers: readonly components["schemas"]["Answer"][];
            /** @enum {unknown} */
            readonly question: "happened" | "killed" | "injured" | "missing" | "arrested" | "abducted" | "freed" | "infected" | "displaced" | "participated" | "affected" | "damage" | "agent" | "patient" | "target" | "instrument" | "when" | "where";
            /** @description pages that tell of the incident and do not answer this */
            readonly silent: readonly string[];
            /**
             * @description single: one independent origin; agree: two or more, compatible; differ: incompatible values; update: values that differ because later accounts replace earlier ones of the same running count
             * @enum {unknown}
             */
            readonly verdict: "single" | "agree" | "differ" | "update";
            /** @description what an editor would say to be careful about */
            readonly warnings?: readonly string[];
            /** @description for counts: of whom (civilian, security, …), null when all or unknown */
            readonly who: string | null;
        };
        readonly Queue: {
            /** @description the least certain first */
            readonly queue: readonly components["schemas"]["Doubtful"][];
            /** @description How much there is to look at, of each kind of which there is any. */
            readonly waiting: {
                readonly claim?: number;
                readonly count?: number;
                readonly event?: number;
                readonly incident?: number;
                readonly part_of?: number;
                readonly party?: number;
                readonly published?: number;
                readonly when?: number;
                readonly where?: number;
            };
        };
        /** @description Sentences of a page, in code points of its text from ``start``; the marks count from the passage's own beginning. */
        readonly Quoted: {
            readonly cut_after: boolean;
            readonly cut_before: boolean;
            readonly marks: readonly components["schemas"]["Marked"][];
            readonly page: string;
            readonly start: number;
            readonly text: string;
        };
        /** @description The numbers of one effect in words that one version alone has: those that went and those that came. */
        readonly Recount: {
            readonly after: readonly string[];
            readonly before: readonly string[];
            /** @enum {string} */
            readonly effect: "killed" | "injured" | "missing" | "arrested" | "abducted" | "freed" | "infected" | "displaced" | "participated" | "affected" | "damage";
            /** @enum {string} */
            readonly who: "civilian" | "security" | "armed_group" | "government" | "protester" | "prisoner" | "patient" | "mixed" | "unknown";
        };
        /** @description A claim of one version in its page's words. ``source`` is None where the page names none. */
        readonly Said: {
            /** @enum {string} */
            readonly act: "assert" | "confirm" | "deny" | "accuse" | "hedge" | "demand" | "promise" | "threaten" | "ask" | "withhold";
            readonly claim: string;
            readonly content: string;
            /** @enum {string} */
            readonly form: "direct" | "indirect" | "mixed";
            readonly source: string | null;
        };
        readonly Saying: {
            /** @description what it is the first to say, or to deny */
            readonly news: readonly {
                readonly claim: string | null;
                readonly denies: boolean;
                readonly incident: string;
                readonly question: string;
                /** @description as in an answer of the accounts */
                readonly value: string | boolean | {
                    readonly approximate: boolean;
                    readonly high: number | null;
                    readonly low: number | null;
                } | {
                    readonly country?: string | null;
                    readonly latitude: number | null;
                    readonly longitude: number | null;
                    readonly name: string;
                    readonly precision?: string;
                };
                readonly who: string | null;
            }[];
            readonly page: string;
            readonly published: string | null;
            readonly told: number;
        };
        readonly Session: {
            /**
             * @description whether the desk asks for a token, and whether this browser has given it
             * @enum {string}
             */
            readonly token: "none" | "missing" | "held";
        };
        readonly SessionGiven: {
            readonly token: string;
        };
        /** @description Half-open, in Unicode code points. */
        readonly Span: {
            readonly end: number;
            readonly start: number;
        };
        /** @description A decision and how it stands; ``record`` and ``other`` are what it is about, as they are called now. */
        readonly Standing: {
            readonly decision: components["schemas"]["Decision"];
            readonly other: string | null;
            readonly record: string | null;
            /** @enum {string} */
            readonly state: "holds" | "lost" | "undone" | "replaced";
        };
        /** @description A claim of the party. */
        readonly Statement: {
            /** @enum {string} */
            readonly act: "assert" | "confirm" | "deny" | "accuse" | "hedge" | "demand" | "promise" | "threaten" | "ask" | "withhold";
            /** @enum {string|null} */
            readonly category: "government" | "security" | "judiciary" | "politician" | "armed_group" | "media" | "ngo" | "health" | "expert" | "business" | "victim" | "witness" | "accused" | "document" | "public" | "other" | null;
            readonly claim: string;
            readonly confidence: number;
            readonly content: string;
            readonly cue: string | null;
            /** @enum {string} */
            readonly form: "direct" | "indirect" | "mixed";
            readonly page: string;
            readonly published: string | null;
            /** @description in the page's words */
            readonly source: string | null;
            readonly start: number;
            /** @description the claim in which it is told */
            readonly within: string | null;
        };
        /** @description A record of a page: the words it stands in, and those ``beside`` them that tell it from others (cue, source). */
        readonly Target: {
            readonly anchors: readonly components["schemas"]["Anchor"][];
            readonly beside: readonly components["schemas"]["Anchor"][];
            readonly id: string;
            /** @enum {string} */
            readonly kind: "claim" | "entity" | "incident" | "count" | "source" | "outlet" | "page" | "when" | "where" | "agent" | "patient" | "target" | "instrument";
            readonly page: string;
            readonly within: components["schemas"]["Target"] | null;
        };
        readonly Telling: {
            /** @description party ids from the page's outlet down to the origin */
            readonly chain: readonly string[];
            /** @description claim in that page's ledger; null: the page in its own voice */
            readonly claim: string | null;
            readonly hedged: boolean;
            readonly page: string;
            readonly spans: readonly components["schemas"]["Span"][];
            /** @description the exact words, on one line */
            readonly words?: string;
        };
        readonly Timeline: {
            /** @description by when they happened; those without a day last */
            readonly happenings: readonly components["schemas"]["Happening"][];
            readonly parties: readonly {
                readonly id: string;
                readonly name: string;
            }[];
            /** @description the pages by when they were published */
            readonly sayings: readonly components["schemas"]["Saying"][];
            /** @description Every claim of the case, a list a field; the same place in each list is the same claim. */
            readonly statements: {
                readonly act: readonly ("assert" | "confirm" | "deny" | "accuse" | "hedge" | "demand" | "promise" | "threaten" | "ask" | "withhold")[];
                /** @description the time that stands over it on the page, as in a live page: ISO 8601 to the minute, as printed */
                readonly at: readonly (string | null)[];
                readonly claim: readonly string[];
                /** @description places in `happenings` of the incidents that it tells of */
                readonly incidents: readonly (readonly number[])[];
                /** @description place in `sayings` */
                readonly page: readonly number[];
                /** @description place in `parties` */
                readonly party: readonly (number | null)[];
                /** @description the questions about these that it answers, or denies an answer to */
                readonly questions: readonly (readonly string[])[];
            };
        };
        /** @description Why it is taken back. */
        readonly Undoing: {
            readonly by?: string | null;
            readonly why?: string | null;
        };
        /** @description Files, as browsers send them, and the day they were published where that is known better than from the page. */
        readonly Upload: {
            readonly file: readonly string[];
            readonly published?: string;
        };
        readonly Version: {
            readonly counts: boolean;
            readonly id: string;
            readonly published: string | null;
            readonly received_at: string;
        };
        readonly Voice: {
            /** @description how many claims, by act */
            readonly acts: {
                readonly [key: string]: number;
            };
            readonly aliases: readonly string[];
            readonly category: string | null;
            readonly claims: number;
            readonly id: string;
            readonly kind: string;
            readonly name: string;
            readonly on_pages: number;
            readonly part_of: string | null;
            /** @description those who speak for it */
            readonly parts: readonly components["schemas"]["Voice"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly getAccounts: {
        readonly parameters: {
            readonly query?: {
                /** @description id of an incident; without it, as many of all as `limit` says */
                readonly incident?: readonly string[];
                /** @description incidents at once, where none is named */
                readonly limit?: number;
                /** @description incidents before those, in the order of their ids */
                readonly skip?: number;
                /** @description independent origins from which on an answer is corroborated */
                readonly threshold?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What the pages tell, side by side, in the form of `testigo accounts --json`. Where not all incidents are asked for or fit in, only the pages that tell of them and the parties and links of these; `total` says how many there are. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Accounts"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T510: no such incident in the case; T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly act: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Acting"];
            };
        };
        readonly responses: {
            /** @description Several decisions as one act, each as in `POST /decisions`: all of them or none are written, in one transaction, and one undo takes all of them back. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Acted"];
                };
            };
            /** @description T515: not a decision; T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T510: no such incident in the case; T511: no such page in the case; T512: no such party in the case; T514: no such record in the case; T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T606: decided by somebody else meanwhile */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T607: upload too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly bundleCase: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Bundling"];
            };
        };
        readonly responses: {
            /** @description The case as `testigo bundle` writes it, and an entry in the log that it left; with `rules` a redacted copy, of which the key is thrown away. `X-Testigo-Head` is number and hash of the last entry of the log in it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/zip": string;
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T607: upload too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T402: output cannot be written; T724: case does not hold; T781: redaction rules not understood; T782: redaction found nothing to replace */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getCase: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The case in numbers. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Case"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getDecisions: {
        readonly parameters: {
            readonly query?: {
                /** @description of this record alone, as 3fa1b2c4:C3 */
                readonly record?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What was decided, in order, and how each decision stands; of one record also what was undone, and the undos. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Decisions"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly decide: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Deciding"];
            };
        };
        readonly responses: {
            /** @description Accept, reject or correct a record; join or part two; add a record that the reading of a page missed (`record` is the page, `kind` a claim, an incident, a count or an entity). The accounts follow at once. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Decided"];
                };
            };
            /** @description T515: not a decision; T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T510: no such incident in the case; T511: no such page in the case; T512: no such party in the case; T514: no such record in the case; T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T606: decided by somebody else meanwhile */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T607: upload too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly undo: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly decision: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Undoing"];
            };
        };
        readonly responses: {
            /** @description Take a decision back, or an undo of one, with all of the act that it belongs to, in one transaction; what is written stays. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Decided"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T516: no such decision to undo */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T607: upload too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getEvents: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What happens to the case, whoever does it: `changed` {revision}, first as it is now; `trouble` {error} where it cannot be read. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/event-stream": string;
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly exportCsv: {
        readonly parameters: {
            readonly query?: {
                /** @description id of an incident; without it, all of them */
                readonly incident?: readonly string[];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A row for each teller of each answer, with the exact words. What would be a formula has a ' before it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": string;
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T510: no such incident in the case; T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly exportMarkdown: {
        readonly parameters: {
            readonly query?: {
                /** @description id of an incident; without it, all of them */
                readonly incident?: readonly string[];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The accounts as Markdown. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/markdown": string;
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T510: no such incident in the case; T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly exportXlsx: {
        readonly parameters: {
            readonly query?: {
                /** @description id of an incident; without it, all of them */
                readonly incident?: readonly string[];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The accounts as a workbook: a sheet of answers, one of the words of each teller, one of pages. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T510: no such incident in the case; T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly exportBrief: {
        readonly parameters: {
            readonly query?: {
                /** @description id of an incident; without it, all of them */
                readonly incident?: readonly string[];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A brief of the case to print, one file: every answer with the words, who says them, the page, its outlet, date, address and copy. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T510: no such incident in the case; T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getFailures: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What could not be read and was not read since. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Failures"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getFormats: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The formats of `testigo export`, and whether what each needs is installed; where it is not, `extra` names what to install: `pip install 'testigo[EXTRA]'`. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Formats"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly exportCase: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly format: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Exporting"];
            };
        };
        readonly responses: {
            /** @description The case, or some incidents, in a format, as `testigo export` writes it, and an entry in the log that it left. `rules` is the text of a file of rules by which names and contacts are replaced; the key of the labels is thrown away. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/octet-stream": string;
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T510: no such incident in the case; T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T607: upload too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T724: case does not hold; T741: format not installed; T745: format not known; T781: redaction rules not understood; T782: redaction found nothing to replace */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getIncidents: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The incidents of the case in a line each. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Incidents"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getJobs: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The jobs since the desk was started, the latest first; 200 are remembered. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Jobs"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getJob: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly job: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A job and what became of its pages. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Job"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly startJobAgain: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly job: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Go on with a job that stopped, from the page at which it did; nothing where it did not stop. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Job"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T608: too many jobs waiting */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getJobEvents: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly job: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What happens to a job, from its beginning: `queued` {job}, `reading` {input, number, of}, `page` and `failed` {page: what became of it}, then `done` or `stopped` {job}. The id of an event is its number; Last-Event-ID goes on after it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/event-stream": string;
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly stopJob: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly job: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Stop a job after the page that is being read. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Job"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getLineage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description How pages depend on each other: copied text, one agency, one statement, one citing another. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Lineage"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getLineagePair: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly a: string;
                readonly b: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Two pages side by side: the links between them, and every passage that both have, dependent or not. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LineagePair"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T511: no such page in the case; T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getMap: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Where incidents happened: every place that pages give, with its point, how exact that is, and who gives it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Map"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getOpenapi: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description This document. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Document"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getPages: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The pages that count, each with how much was read on it and how it depends on others. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Pages"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly addPages: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Adding"];
                readonly "multipart/form-data": components["schemas"]["Upload"];
            };
        };
        readonly responses: {
            /** @description Give pages to be read into the case: files (any field that is a file), the address of a page (`url`), which with `capture` is saved with all that shows it, as `testigo capture` does; or a text with what is known of it. They are read one after the other; the job says how far they are. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["JobRef"];
                };
            };
            /** @description T401: wrong use; T406: not a date; T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T607: upload too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T110: not an address that is fetched; T201: empty input */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T608: too many jobs waiting */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getPage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly page: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One page as decided: its ledger, what was decided about it, its versions, lineage, and what its records are called across the case. An id gives that very version; the beginning of an id, a name or an address the version that counts. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageView"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T511: no such page in the case; T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getDiff: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly page: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The versions of a page, the oldest first, and what changed from each to the next. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Differences"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T511: no such page in the case; T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getElsewhere: {
        readonly parameters: {
            readonly query: {
                /** @description id in the page's ledger: a claim, an incident, an entity, or a count, time, place or role */
                readonly record: string;
            };
            readonly header?: never;
            readonly path: {
                readonly page: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What all pages say on the questions that a record answers, and which of the answers are its own. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Elsewhere"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T511: no such page in the case; T514: no such record in the case; T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getOriginal: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly page: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page as it was received, with its own policy: scripts are off, nothing is loaded, it is of no origin. A text that was given is the line it is kept as; what a browser does not show is sent as a file. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "*/*": string;
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T511: no such page in the case; T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getShown: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly page: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of HTML that was captured, as its last capture shows it, under the same policy: pictures, styles, fonts and frames are put in. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T511: no such page in the case; T601: no such address at the desk; T763: no such capture in the case */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T765: capture cannot be replayed */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getParties: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Who speaks in the case, those who speak for a party under it, as `testigo sources --json` has them; and everyone who does something. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Parties"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getParty: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly party: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One party: what it says, confirms, denies and withholds, whom it speaks for and who speaks for it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PartyView"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T512: no such party in the case; T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getCalled: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly party: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What pages call a party: names, descriptions and pronouns, each with every place where it stands. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CalledBy"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T512: no such party in the case; T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getQueue: {
        readonly parameters: {
            readonly query?: {
                /** @description of this kind alone, or of these */
                readonly kind?: readonly ("claim" | "incident" | "when" | "where" | "count" | "published" | "party" | "event" | "part_of")[];
                /** @description records to look at */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What a person should look at, the least certain first, as `testigo review --list --json` has it; nodes are {page, id}. `waiting` says how much there is of each kind. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Queue"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly search: {
        readonly parameters: {
            readonly query?: {
                /** @description claims that do this with their words */
                readonly act?: "assert" | "confirm" | "deny" | "accuse" | "hedge" | "demand" | "promise" | "threaten" | "ask" | "withhold";
                /** @description pages to show */
                readonly limit?: number;
                /** @description claims of this party (id or name) and of those who speak for it */
                readonly party?: string;
                /** @description words, "a phrase", begin*, -without, this OR that */
                readonly q?: string;
                /** @description pages published on this ISO day or later */
                readonly since?: string;
                /** @description pages published on this ISO day or earlier */
                readonly until?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The pages and claims that hold the words, the best first, in the form of `testigo search --json`. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Found"];
                };
            };
            /** @description T401: wrong use; T513: nothing to search for; T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T512: no such party in the case; T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Whether the desk asks for a token, and whether this browser has given it. Asked without the token. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly giveToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SessionGiven"];
            };
        };
        readonly responses: {
            /** @description Give the token; the browser keeps it in a cookie. Programs send it as `Authorization: Bearer TOKEN` instead. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly leave: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Forget the token in this browser. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getTiles: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The PMTiles file that the desk was started with (`--tiles FILE`; its name stands in the case), in pieces where `Range` asks for them. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/octet-stream": string;
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getTimeline: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description When the incidents of the case happened, as far as is known, and when its pages said what they say. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Timeline"];
                };
            };
            /** @description T602: request not understood */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T604: token missing or wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T505: case may only be read; T603: request from elsewhere */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T601: no such address at the desk */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T699: unexpected fault at the desk */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T504: case locked by another writer; T507: case damaged; T508: case cannot be used; T605: case file gone */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
            /** @description T506: disk full */
            readonly 507: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
}
