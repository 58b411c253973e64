import { countWords } from "./words.js";

const TITLE = document.title;
const shown = new Map();

/** Shows at a link in the band how much waits behind it, and in the title how much does in all. */
export function showCount(link, count) {
  const badge = link.querySelector(".badge");
  if (count === undefined) {
    count = Number(badge.textContent.replace("+", ""));
  } else {
    badge.textContent = count > 99 ? "99+" : String(count);
    badge.hidden = count === 0;
    link.setAttribute("aria-label", count ? countWords(link, count) : link.dataset.none);
  }
  shown.set(link, count);
  const all = [...shown.values()].reduce((sum, one) => sum + one, 0);
  document.title = all ? `(${all}) ${TITLE}` : TITLE;
}
