const MOST = 200;
const NEAR = 40;

/** The messages on the page: each once and in order, grouped, never more than a browser carries with ease. */
export class ChatSheet {
  #scroll;
  #list = document.getElementById("messages");
  #line = document.getElementById("new-line") ?? document.getElementById("message-part").content.querySelector(".new-line").cloneNode(true);
  #head = Number(this.#list.dataset.head);
  #tail = this.to >= this.#head;
  #coming = 0;
  #late = [];

  // Lifecycle

  constructor(scroll) {
    this.#scroll = scroll;
  }

  /** Whether the newest message of all is here; else what is sent now belongs further down. */
  get tail() {
    return this.#tail;
  }

  get atEnd() {
    return this.#scroll.scrollTop > -NEAR;
  }

  /** The rule above what is new; on the page or not. */
  get line() {
    return this.#line;
  }

  /** All that have a number, in order. */
  get messages() {
    return [...this.#list.querySelectorAll(":scope > [data-seq]")];
  }

  get from() {
    return Number(this.messages[0]?.dataset.seq ?? this.#head + 1);
  }

  get to() {
    return Number(this.messages.at(-1)?.dataset.seq ?? 0);
  }

  find(seq) {
    return this.#list.querySelector(`[data-seq="${Number(seq)}"]`);
  }

  pending(ref) {
    return [...this.#list.querySelectorAll(".is-pending")].find((part) => part.dataset.ref === ref);
  }

  // Actions

  /** Takes one that the server tells of, in the place of what stands for it; whether it is new. */
  put(part) {
    const known = this.find(part.dataset.seq);
    this.#head = Math.max(this.#head, Number(part.dataset.seq));
    this.still(() => {
      this.pending(part.dataset.ref)?.remove();
      if (known) {
        this.#replace(known, part);
      } else if (this.#tail) {
        this.#insert(part);
      }
      // who reads further up keeps what they read
      if (this.atEnd || this.messages.length > 2 * MOST) {
        this.#trim("older");
      }
    });
    return !known;
  }

  /** Changes one that is here, and as often as needed what is being drawn of it just now, perhaps from before. */
  alter(seq, change) {
    this.still(() => change(this.find(seq)));
    if (this.#coming) {
      this.#late.push([seq, change]);
    }
  }

  /** Some of the history is on its way (1), or has come (-1). */
  expect(more) {
    this.#coming += more;
    this.#late = this.#coming ? this.#late : [];
  }

  /** Takes one of the reader's own, below all others. */
  add(part) {
    this.still(() => this.#list.append(part));
  }

  remove(part) {
    this.still(() => part.remove());
  }

  /** Takes what the server drew of the history: "older", "newer", or "all" that there is to be here. */
  take(drawn, place) {
    const kept = place === "all" ? [] : this.messages;
    this.#head = Math.max(this.#head, Number(drawn.dataset.head));
    this.still(() => {
      if (place === "all") {
        [...this.messages, this.#line].forEach((part) => part.remove());
      }
      const behind = place === "older" ? kept[0] : this.#list.querySelector(".is-pending");
      const parts = [...drawn.querySelectorAll("[data-seq]")].filter(({ dataset }) => !this.find(dataset.seq));
      parts.forEach((part) => this.#list.insertBefore(document.importNode(part, true), behind ?? null));
      this.#late.forEach(([seq, change]) => change(this.find(seq)));
      this.#tail = this.to >= this.#head;
      this.#trim(place === "older" ? "newer" : "older");
    });
  }

  /** Puts the rule above this. */
  rule(part) {
    this.still(() => part.before(this.#line));
  }

  /** Changes something and leaves what is being read where it is. */
  still(change) {
    const { top } = this.#scroll.getBoundingClientRect();
    const end = this.atEnd;
    const held = end ? undefined : [...this.#list.children].find((part) => part.getBoundingClientRect().bottom > top);
    // its words, since the rule of the day above them may come or go
    const words = held?.querySelector(".message-main") ?? held;
    const before = words?.getBoundingClientRect().top;
    change();
    this.#tidy();
    if (end) {
      this.#scroll.scrollTop = 0;
    } else if (words?.isConnected) {
      this.#scroll.scrollTop += words.getBoundingClientRect().top - before;
    }
  }

  // Internal

  #replace(old, part) {
    const focused = old.contains(document.activeElement);
    old.replaceWith(part);
    if (focused) {
      part.focus({ preventScroll: true });
    }
  }

  #insert(part) {
    const behind = this.messages.find(({ dataset }) => Number(dataset.seq) > Number(part.dataset.seq));
    this.#list.insertBefore(part, behind ?? this.#list.querySelector(".is-pending"));
  }

  #trim(side) {
    const surplus = side === "older" ? this.messages.slice(0, -MOST) : this.messages.slice(MOST);
    surplus.forEach((part) => part.remove());
    this.#tail &&= side === "older" || surplus.length === 0;
  }

  /** Which are the first of their day, and which stand under the one before. */
  #tidy() {
    let before;
    for (const part of this.#list.children) {
      const { day, author, minute } = part.dataset;
      const first = before?.day !== day;
      if (part === this.#line) {
        before = { day: before?.day };
        continue;
      }
      const alike = before?.author === author && before?.minute === minute;
      part.classList.toggle("is-first", first);
      part.classList.toggle("is-joined", !first && alike && !part.querySelector(".message-quote"));
      before = { day, author, minute };
    }
  }
}
