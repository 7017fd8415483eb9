/** A page that was found: where it has the words, and its claims that have them. */
import type { JSX } from "preact";
import type { ClaimHit, Excerpt, Hit, Span } from "../../api/records";
import { ClaimCard } from "../../marks/claim-card";
import { CodePoints } from "../../marks/code-points";
import { pageAddress, pageName, spansAt } from "../../marks/page-address";
import { PartyChip } from "../../marks/party-chip";
import { dateInWords } from "../../marks/words";

export function HitShown({ hit, asked }: { readonly hit: Hit; readonly asked: string }): JSX.Element {
  const { page, title, excerpt, claims } = hit;
  const aside = title?.matches.length === 0 && !excerpt && claims.length === 0; // a search of pages marks every word that stands in a title or an article
  return (
    <li class="hit">
      <p class="hit-page">
        <b>
          <bdi>{pageName(page)}</bdi>
        </b>{" "}
        <span class="faint">{page.published ? dateInWords(page.published) : "no date"}</span>
      </p>
      <a class="hit-title" dir="auto" href={pageAddress(page.id, { find: asked })}>
        {title ? <Marked excerpt={title} /> : (page.title ?? page.input)}
      </a>
      {excerpt && claims.length === 0 && (
        <a class="hit-excerpt" dir="auto" href={pageAddress(page.id, { find: asked, at: spansAt(onPage(excerpt)) })}>
          <Marked excerpt={excerpt} />
        </a>
      )}
      {aside && <p class="hit-page faint">Only in what is set aside on the page, as menus and teasers of other stories are</p>}
      {claims.map((claim) => (
        <ClaimFound key={claim.claim} page={page.id} claim={claim} asked={asked} />
      ))}
    </li>
  );
}

function ClaimFound({ page, claim, asked }: { readonly page: string; readonly claim: ClaimHit; readonly asked: string }): JSX.Element {
  const [open, close] = claim.form === "direct" ? ["“", "”"] : ["", ""];
  return (
    <ClaimCard
      act={claim.act}
      source={claim.source === null ? null : <PartyChip name={claim.source} />}
      said={
        <span class="quotation" dir="auto">
          {open}
          <Marked excerpt={claim.content} />
          {close}
        </span>
      }
      href={pageAddress(page, { record: claim.claim, find: asked })}
    />
  );
}

/** The words of an excerpt with those that were searched for marked; … where it is cut. */
function Marked({ excerpt }: { readonly excerpt: Excerpt }): JSX.Element {
  const text = new CodePoints(excerpt.text);
  const length = text.point(excerpt.text.length);
  return (
    <>
      {excerpt.cut_before && "… "}
      {partsOf(excerpt.matches, length).map(({ start, end, found }) => (found ? <mark key={start}>{text.slice(start, end)}</mark> : text.slice(start, end)))}
      {excerpt.cut_after && " …"}
    </>
  );
}

/** The whole of an excerpt as stretches that were searched for and stretches between them. */
export function partsOf(matches: readonly Span[], length: number): (Span & { readonly found: boolean })[] {
  const parts: (Span & { found: boolean })[] = [];
  let at = 0;
  for (const { start, end } of matches) {
    if (start > at) parts.push({ start: at, end: start, found: false });
    if (end > at) parts.push({ start: Math.max(start, at), end, found: true });
    at = Math.max(at, end);
  }
  if (at < length) parts.push({ start: at, end: length, found: false });
  return parts;
}

function onPage(excerpt: Excerpt): Span[] {
  return excerpt.matches.map(({ start, end }) => ({ start: start + excerpt.start, end: end + excerpt.start }));
}
