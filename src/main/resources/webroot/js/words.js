import { isFormer } from "./seat.js";

const rules = new Intl.PluralRules(document.documentElement.lang);

/** A count in words: the element carries both forms, as the server wrote them. */
export function countWords(element, count) {
  const form = rules.select(count) === "one" ? element.dataset.one : element.dataset.many;
  return form.replace("{n}", String(count));
}

/** The language of a name, for a lang attribute; Page.java decides the same on the server. */
export function langOf(name) {
  return /\p{Script=Han}/u.test(name) ? "zh-Hans" : "en";
}

/** What somebody is called; who was anonymised as the page's language has it. */
export function nameOf(nickname) {
  return isFormer(nickname) ? meta("former-member") : nickname;
}

/** The content of a meta element, or an empty string. */
export function meta(name) {
  return document.querySelector(`meta[name="${name}"]`)?.content ?? "";
}
