/** Who is behind a telling: the party at the end of its chain, whom that speaks for, and the page it stands on. */
import type { PageCard, Party, Telling } from "../../api/records";
import { pageName } from "../../marks/page-address";

/** Where the accounts name nobody: only the page knows who it is. */
export const UNNAMED = "a source without a name";

/** Stands for the day of a page that has none: after all others. */
export const UNDATED = "9999";

export class Casting {
  private readonly parties: ReadonlyMap<string, Party>;
  private readonly cards: ReadonlyMap<string, PageCard>;

  constructor(parties: readonly Party[], pages: readonly PageCard[]) {
    this.parties = new Map(parties.map((party) => [party.id, party]));
    this.cards = new Map(pages.map((card) => [card.id, card]));
  }

  get all(): ReadonlyMap<string, Party> {
    return this.parties;
  }

  card(page: string): PageCard | null {
    return this.cards.get(page) ?? null;
  }

  page(page: string): string {
    const card = this.card(page);
    return card ? pageName(card) : "another page";
  }

  name(party: string): string {
    return this.parties.get(party)?.name ?? UNNAMED;
  }

  party(id: string): Party | null {
    return this.parties.get(id) ?? null;
  }

  /** Who tells it in the end; null where the chain ends with nobody that the case knows. */
  origin(telling: Telling): Party | null {
    return this.party(telling.chain.at(-1) ?? "");
  }

  /** Whether the page tells it in its own voice. */
  own(telling: Telling): boolean {
    return telling.chain.length <= 1;
  }

  /** What one calls who tells it: the source, or the page where it speaks itself. */
  teller(telling: Telling): string {
    return this.own(telling) ? this.page(telling.page) : this.name(telling.chain.at(-1) ?? "");
  }

  /** Those between the page and who tells it in the end, by id. */
  between(telling: Telling): readonly string[] {
    return telling.chain.slice(1, -1);
  }

  /** Whom a party speaks for in the end; itself where it speaks for nobody, the first where parties speak for each other. */
  root(party: Party): Party {
    const way = [party];
    for (let above = this.party(party.part_of ?? ""); above; above = this.party(above.part_of ?? "")) {
      if (way.includes(above)) return way.reduce((a, b) => (b.id < a.id ? b : a));
      way.push(above);
    }
    return way.at(-1) ?? party;
  }
}
