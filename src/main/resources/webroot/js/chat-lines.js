import { countWords, langOf, nameOf } from "./words.js";

const SPREAD = 800;

/** The list of conversations, kept as the server's: the newest first, with what waits in each. */
export class ChatLines {
  #box = document.querySelector("[data-lines]");
  #here;
  #times;
  #account;
  #timer;
  #heads = new Map();

  // Lifecycle

  constructor({ here, times, account }) {
    this.#here = here;
    this.#times = times;
    this.#account = account;
  }

  // Actions

  /** What was told of a conversation. */
  change({ conversation, head, unread, mention, name, digest }) {
    const line = this.#box.querySelector(`[data-conversation="${Number(conversation)}"]`);
    const known = this.#heads.get(conversation);
    this.#heads.set(conversation, head);
    if (line) {
      this.#count(line, unread, mention);
      name && this.#name(line.querySelector(".line-name"), name);
    }
    if (line && digest) {
      this.#digest(line, digest);
    } else if (!line || head !== known) {
      this.renew();
    }
  }

  /** What the reader has begun to write, on whatever device; nothing: it was sent or given up. */
  draft({ conversation, draft }) {
    const line = this.#box.querySelector(`[data-conversation="${Number(conversation)}"]`);
    if (line) {
      const words = line.querySelector('[data-fill="draft"]');
      words.textContent = draft;
      words.lang = langOf(draft);
      line.querySelector('[data-fill="draft-line"]').hidden = !draft;
    }
  }

  /** How much the reader wants to hear of one, as they have said on some device. */
  level({ conversation, level }) {
    this.#box.querySelector(`[data-conversation="${Number(conversation)}"]`)?.classList.toggle("is-quiet", level !== "all");
  }

  /** Asks for the list anew. */
  renew() {
    this.#timer ??= setTimeout(() => this.#ask(), Math.random() * SPREAD);
  }

  // Internal

  #count(line, unread, mention) {
    const count = line.querySelector('[data-fill="unread"]');
    line.classList.toggle("is-unread", unread > 0);
    count.hidden = unread === 0;
    count.textContent = unread > 99 ? "99+" : String(unread);
    count.setAttribute("aria-label", countWords(count, unread));
    line.querySelector('[data-fill="mention"]').hidden = !mention;
  }

  /** As Bilingual.java chooses: in the page's language where it is said in that. */
  #name(place, { english, chinese }) {
    const inEnglish = document.documentElement.lang === "en" ? Boolean(english) : !chinese;
    place.textContent = inEnglish ? english : chinese;
    place.lang = inEnglish ? "en" : "zh-Hans";
  }

  #digest(line, { author, text, file, at }) {
    const fill = (name) => line.querySelector(`[data-fill="${name}"]`);
    const own = author.id === this.#account;
    const many = line.querySelector(".seat-many");
    if (own) {
      this.draft({ conversation: line.dataset.conversation, draft: "" });
    }
    fill("who").textContent = own ? `${line.querySelector("[data-you]").dataset.you}: ` : many ? `${nameOf(author.nickname)}: ` : "";
    fill("digest").textContent = text || (!file ? this.#box.dataset.gone : file.kind === "picture" ? this.#box.dataset.wordPicture : file.name);
    fill("digest").lang = langOf(text);
    const time = fill("at");
    if (Date.parse(at) > Date.parse(time.dateTime)) {
      this.#times.fill(time, at);
      const focused = line.contains(document.activeElement) ? document.activeElement : null;
      line.parentElement.prepend(line);
      focused?.focus();
    }
  }

  async #ask() {
    const answer = await fetch(`/chat/lines?here=${this.#here}`, { redirect: "error" }).catch(() => null);
    this.#timer = undefined;
    if (answer?.ok) {
      const drawn = new DOMParser().parseFromString(await answer.text(), "text/html");
      const focused = document.activeElement?.closest?.("[data-conversation]")?.dataset.conversation;
      this.#box.replaceChildren(...[...drawn.body.children].map((part) => document.importNode(part, true)));
      this.#box.querySelector(`[data-conversation="${focused}"] a`)?.focus();
    }
  }
}
