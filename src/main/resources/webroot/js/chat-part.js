import { fileWords, fillFiles, fillReactions, reactionsOf, word } from "./chat-marks.js";
import { fillSeat, isFormer } from "./seat.js";
import { langOf, nameOf } from "./words.js";

/** Draws a message: the server's own template, filled. */
export class MessagePart {
  #times;
  #account;
  #part = document.getElementById("message-part");

  constructor({ times, account }) {
    this.#times = times;
    this.#account = account;
  }

  /** One that the server tells of. @param mine the reactions to it that the reader gave */
  draw({ seq, ref, author, html, files, reactions, pinned, reply, at, edited, deleted }, mine) {
    const own = author.id === this.#account;
    const part = this.#begin(author, at, reply);
    part.id = `m-${seq}`;
    part.dataset.seq = seq;
    if (own) {
      part.dataset.ref = ref;
    }
    part.classList.toggle("is-own", own);
    part.classList.toggle("is-gone", Boolean(deleted));
    part.querySelectorAll("a.message-at, a[data-act]").forEach((link) => this.#aim(link, seq));
    const fill = this.#filler(part);
    fill("state", (state) => state.remove());
    fill("gone", (gone) => (deleted ? gone.querySelector(`:not([data-deleted="${deleted}"])`).remove() : gone.remove()));
    fill("edited", (mark) => (edited && !deleted ? (mark.title = this.#times.full(edited)) : mark.remove()));
    fill("body", (body) => {
      body.replaceChildren(...new DOMParser().parseFromString(html ?? "", "text/html").body.childNodes);
      body.lang = langOf(body.textContent);
    });
    fill("files", (list) => fillFiles(list, files));
    fill("reactions", (form) => this.#reactions(form, seq, reactions, mine));
    this.pin(part, Boolean(pinned) && !deleted);
    if (deleted) {
      part.querySelectorAll(".message-body, .message-acts, .message-quote").forEach((rest) => rest.remove());
    }
    return part;
  }

  /** Draws the reactions to one anew. @param own one that the reader gave or took away just now: emoji, on */
  react(part, reactions, own) {
    const mine = reactionsOf(part);
    if (own) {
      own.on ? mine.add(own.emoji) : mine.delete(own.emoji);
    }
    const form = this.#part.content.querySelector(".message-reactions").cloneNode(true);
    part.querySelector(".message-reactions")?.remove();
    part.querySelector(".message-acts")?.before(form);
    this.#reactions(form, part.dataset.seq, reactions, mine);
  }

  pin(part, pinned) {
    part.classList.toggle("is-pinned", pinned);
    part.querySelector(".message-pin")?.remove();
    if (pinned) {
      part.querySelector(".message-head").append(this.#part.content.querySelector(".message-pin").cloneNode(true));
    }
  }

  /** One of the reader's own that is on its way. */
  pending({ ref, body, reply, at, refused, files = [] }, me) {
    const part = this.#begin(me, at, reply);
    part.dataset.ref = ref;
    part.classList.add("is-own", "is-pending");
    part.querySelectorAll(".message-gone, .message-edited, .message-acts, .message-reactions, .message-pin").forEach((rest) => rest.remove());
    fillFiles(part.querySelector(".message-files"), files.filter(({ id }) => id));
    const words = part.querySelector(".message-body");
    words.textContent = body;
    words.lang = langOf(body);
    this.refuse(part, refused);
    return part;
  }

  /** @param reason why it was not taken; nothing: it is on its way */
  refuse(part, reason) {
    part.classList.toggle("is-refused", Boolean(reason));
    part.querySelector('[data-fill="why"]').textContent = (reason ? word(reason) ?? word("failed") : word("sending")).textContent;
    part.querySelectorAll(".message-state button").forEach((button) => (button.hidden = !reason));
  }

  // Internal

  #begin(author, at, reply) {
    const part = this.#part.content.firstElementChild.cloneNode(true);
    const fill = this.#filler(part);
    part.dataset.author = author.id;
    part.dataset.day = this.#times.date(at);
    part.dataset.minute = Math.floor(Date.parse(at) / 60000);
    fill("day", (day) => {
      day.textContent = this.#times.day(at);
      day.setAttribute("href", day.getAttribute("href").replace(/=.*/, `=${part.dataset.day}`));
    });
    fill("seat", (seat) => fillSeat(seat, author));
    fill("at", (time) => this.#times.fill(time, at));
    fill("author", (name) => this.#name(name, author));
    fill("quote", (quote) => (reply ? this.#quote(quote, reply) : quote.remove()));
    return part;
  }

  #name(link, { id, username, nickname }) {
    link.textContent = nameOf(nickname);
    link.lang = langOf(link.textContent);
    link.dataset.person = id;
    isFormer(nickname) ? link.removeAttribute("href") : link.setAttribute("href", `/people/${username}/`);
  }

  #quote(quote, { seq, author, excerpt, file }) {
    const link = quote.firstElementChild;
    const words = link.querySelector('[data-fill="excerpt"]');
    link.querySelector('[data-fill="quoted"]').textContent = nameOf(author.nickname);
    words.textContent = excerpt || (file ? fileWords(file) : word("gone").textContent);
    words.lang = langOf(words.textContent);
    link.dataset.goto = seq;
    this.#aim(link, seq);
  }

  #aim(link, seq) {
    link.setAttribute("href", link.getAttribute("href").replace(/=0\b/, `=${seq}`).replace(/m-0$/, `m-${seq}`));
  }

  #reactions(form, seq, reactions, mine) {
    form.elements.seq.value = seq;
    fillReactions(form, reactions, mine);
  }

  #filler(part) {
    return (name, write) => part.querySelectorAll(`[data-fill="${name}"]`).forEach(write);
  }
}
