"use strict";
// Ties the words of a text to their records: what is pointed at, tapped or focused lights up on both sides.
// A tap or click holds it; Escape lets go. Where several records share the words, clicking again goes to the next.
(() => {
  const narrow = window.matchMedia("(max-width: 56rem)");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const sheet = document.querySelector(".sheet");
  const sheetBody = sheet.querySelector("div");
  const pages = new Map();
  let lit = [];
  let held = null;

  const recordsOf = (words) => words.dataset.r.split(" ");

  function indexOf(page) {
    if (!pages.has(page)) {
      const words = new Map();
      for (const element of page.querySelectorAll("[data-r]"))
        for (const id of recordsOf(element)) {
          if (!words.has(id)) words.set(id, []);
          words.get(id).push(element);
        }
      const cards = new Map();
      for (const card of page.querySelectorAll(".record")) cards.set(card.dataset.id, card);
      pages.set(page, { words, cards });
    }
    return pages.get(page);
  }

  function light(page, id) {
    for (const element of lit) element.classList.remove("on", "lit");
    const { words, cards } = indexOf(page);
    const card = cards.get(id);
    lit = [...(words.get(id) ?? [])];
    for (const element of lit) element.classList.add("on");
    if (card) {
      card.classList.add("lit");
      lit.push(card);
    }
    return card;
  }

  function dark() {
    for (const element of lit) element.classList.remove("on", "lit");
    lit = [];
    sheet.hidden = true;
  }

  function bring(card) {
    const panel = card.closest(".records");
    if (narrow.matches || panel.scrollHeight <= panel.clientHeight) return;
    const box = card.getBoundingClientRect();
    const frame = panel.getBoundingClientRect();
    const top = Math.max(frame.top, 0);
    const bottom = Math.min(frame.bottom, innerHeight);
    if (box.top < top || box.bottom > bottom) panel.scrollBy({ top: box.top - top - (bottom - top) / 3 });
  }

  function raise(card) {
    const voice = card.closest(".voice");
    const copy = card.cloneNode(true);
    for (const element of [copy, ...copy.querySelectorAll("[id]")]) element.removeAttribute("id");
    const parts = [copy];
    if (voice) {
      const name = voice.querySelector("h4").cloneNode(true);
      name.className = voice.className.replace("voice", "").trim();
      parts.unshift(name);
    }
    sheetBody.replaceChildren(...parts);
    sheet.hidden = false;
  }

  function show(page, id) {
    const card = light(page, id);
    if (!card) return;
    if (narrow.matches) raise(card);
    else {
      const folded = card.closest("details");
      if (!folded || folded.open) bring(card);
    }
  }

  const pageOf = (element) => element.closest(".page");

  document.addEventListener("mouseover", (event) => {
    if (held || narrow.matches) return;
    const words = event.target.closest("[data-r]");
    const card = event.target.closest(".records .record");
    if (words) show(pageOf(words), recordsOf(words)[0]);
    else if (card) light(pageOf(card), card.dataset.id);
    else dark();
  });

  document.addEventListener("focusin", (event) => {
    const words = event.target.closest("[data-r]");
    const card = event.target.closest(".records .record");
    if (words) show(pageOf(words), recordsOf(words)[0]);
    else if (card) light(pageOf(card), card.dataset.id);
  });

  document.addEventListener("click", (event) => {
    const words = event.target.closest("[data-r]");
    const card = event.target.closest(".records .record");
    if (words) {
      event.preventDefault();
      const ids = recordsOf(words);
      const next = held && held.words === words ? (held.at + 1) % ids.length : 0;
      held = { words, at: next };
      show(pageOf(words), ids[next]);
    } else if (card && !(event.target.closest("a") && !event.target.closest(".id"))) {
      event.preventDefault();
      held = { words: card, at: 0 };
      light(pageOf(card), card.dataset.id);
      const first = lit.find((element) => element !== card);
      const folded = first && first.closest("details:not([open])");
      if (folded) folded.open = true;
      if (first) first.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    } else if (!event.target.closest("a, summary, .sheet")) {
      held = null;
      dark();
    }
  });

  function follow() {
    const element = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const page = element && pageOf(element);
    const id = element && (element.dataset.id ?? element.dataset.r);
    if (!page || !id) return;
    held = { words: element, at: 0 };
    show(page, id);
  }
  addEventListener("hashchange", follow);
  follow();

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    held = null;
    dark();
  });

  sheet.querySelector("button").addEventListener("click", () => {
    held = null;
    dark();
  });
})();
