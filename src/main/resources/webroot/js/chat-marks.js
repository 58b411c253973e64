import { countWords, langOf, nameOf } from "./words.js";

const SMALL = 320;
const LARGE = 960;
const UNITS = ["B", "KB", "MB", "GB"];

/** The element that carries what is said of this. */
export function word(key) {
  return document.getElementById("chat-words").content.querySelector(`[data-word="${key.replaceAll("_", "-")}"]`);
}

/** What stands for a message's words in lists and quotes where it has none. */
export function fileWords({ kind, name }) {
  return kind === "picture" ? word("picture").textContent : name;
}

/** Draws a message's files: one of each sort stands there to be filled. */
export function fillFiles(list, files = []) {
  const sorts = Object.fromEntries([...list.children].map((part) => [part.dataset.sort, part]));
  list.replaceChildren(...files.map((file) => (file.width ? picture(sorts.picture, file) : other(sorts.file, file))));
  if (files.length === 0) {
    list.remove();
  }
}

/** What a file is and how large; Attachment.java says the same. */
export function fileFacts({ kind, size }) {
  const unit = Math.min(UNITS.length - 1, size ? Math.floor(Math.log2(size) / 10) : 0);
  const amount = size / 1024 ** unit;
  const digits = unit && amount < 10 ? amount.toFixed(1).replace(/\.0$/, "") : Math.round(amount);
  return [kind && word(`kind-${kind}`).textContent, `${digits} ${UNITS[unit]}`].filter(Boolean).join(" · ");
}

/** Draws the reactions to a message. @param mine those that the reader gave */
export function fillReactions(form, reactions = [], mine = new Set()) {
  const [part] = form.querySelectorAll("button");
  const buttons = reactions.map((reaction) => button(part.cloneNode(true), reaction, mine.has(reaction.emoji)));
  form.querySelectorAll("button").forEach((old) => old.remove());
  form.append(...buttons);
  if (reactions.length === 0) {
    form.remove();
  }
}

/** Which the reader gave to a message that stands there. */
export function reactionsOf(part) {
  return new Set([...part.querySelectorAll('.react[aria-pressed="true"]')].map(({ dataset }) => dataset.emoji));
}

function button(part, { emoji, count, people }, own) {
  const names = people.map(({ nickname }) => nameOf(nickname)).join(word("comma").textContent);
  const more = count - people.length;
  part.value = own ? `-${emoji}` : emoji;
  part.dataset.emoji = part.firstElementChild.textContent = emoji;
  part.querySelector("b").textContent = count;
  part.setAttribute("aria-pressed", String(own));
  part.title = more > 0 ? `${names} ${countWords(word("others"), more)}` : names;
  return part;
}

function picture(sort, { path, name, width, height }) {
  const part = sort.cloneNode(true);
  const image = part.querySelector("img");
  const smaller = (pixels) => path.replace(/^\/m\/\w+\//, (folder) => `${folder}w${pixels}/`);
  const scale = Math.min(1, SMALL / Math.max(width, height));
  part.querySelector("a").href = path;
  Object.assign(image, { width: Math.round(width * scale), height: Math.round(height * scale), alt: name });
  image.srcset = `${smaller(LARGE)} 2x`;
  image.src = smaller(SMALL);
  return part;
}

function other(sort, file) {
  const part = sort.cloneNode(true);
  const link = part.querySelector("a");
  link.href = file.path;
  link.lang = langOf(file.name);
  link.firstElementChild.textContent = file.name;
  part.querySelector(".file-facts").textContent = fileFacts(file);
  return part;
}
