const AFTER = 120;
// what is being typed, from its beginning to the caret: a name behind an @ that begins a word, one that fills the field, or the
// last of several tags
const BEGUN = {
  people: /(?:^|[^A-Za-z0-9_.@/+-])@([\p{L}\p{N}._-]{1,40})$/u,
  whole: /^\s*@?([^@]{1,40})$/u,
  tags: /(?:^|[,，、])\s*([^,，、]{1,40})$/u,
};
let count = 0;

/** Offers names while one is typed: arrows choose, Enter or Tab takes, Escape declines; or a click. */
export class Completion {
  #field;
  #kind;
  #begins;
  #more;
  #list;
  #timer;
  #asked;
  #chosen = 0;

  // Lifecycle

  constructor(field) {
    this.#field = field;
    this.#kind = field.dataset.complete;
    this.#begins = "completeWhole" in field.dataset ? BEGUN.whole : BEGUN[this.#kind];
    this.#more = "completeContacts" in field.dataset ? "&contacts=1" : "";
    this.#list = this.#makeList();
    field.setAttribute("aria-autocomplete", "list");
    field.addEventListener("input", () => this.#typed());
    field.addEventListener("compositionend", () => this.#typed());
    field.addEventListener("keydown", (key) => this.#key(key));
    field.addEventListener("blur", () => this.#close());
    field.addEventListener("click", () => this.#close());
  }

  // Internal

  #makeList() {
    const list = document.createElement("ul");
    list.id = `completion-${++count}`;
    list.className = "completion";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", this.#field.dataset.completeLabel);
    list.hidden = true;
    // the field keeps the focus
    list.addEventListener("mousedown", (press) => press.preventDefault());
    list.addEventListener("click", ({ target }) => this.#take(target.closest("[role=option]")));
    this.#field.after(list);
    return list;
  }

  #begun() {
    const { value, selectionStart, selectionEnd } = this.#field;
    return selectionStart === selectionEnd ? this.#begins.exec(value.slice(0, selectionStart))?.[1] : undefined;
  }

  #typed() {
    clearTimeout(this.#timer);
    this.#asked?.abort();
    const begun = this.#begun()?.trim();
    if (begun) {
      this.#timer = setTimeout(() => this.#ask(begun), AFTER);
    } else {
      this.#close();
    }
  }

  async #ask(begun) {
    this.#asked = new AbortController();
    const { signal } = this.#asked;
    try {
      const answer = await fetch(`/${this.#kind}/completion?q=${encodeURIComponent(begun)}${this.#more}`, { signal, redirect: "error" });
      const found = answer.ok ? (await answer.json())[this.#kind] : [];
      if (!signal.aborted && document.activeElement === this.#field) {
        this.#show(found);
      }
    } catch {
      // nothing is offered, and typing goes on
    }
  }

  #show(found) {
    this.#list.replaceChildren(...found.map((one, index) => this.#option(one, index)));
    this.#list.hidden = found.length === 0;
    if (found.length === 0) {
      this.#close();
      return;
    }
    this.#field.setAttribute("role", "combobox");
    this.#field.setAttribute("aria-controls", this.#list.id);
    this.#field.setAttribute("aria-expanded", "true");
    this.#choose(0);
  }

  #option({ value, name, note }, index) {
    const option = document.createElement("li");
    option.id = `${this.#list.id}-${index}`;
    option.setAttribute("role", "option");
    option.dataset.value = value;
    const [title, small] = [document.createElement("span"), document.createElement("small")];
    title.textContent = name;
    small.textContent = note;
    option.append(title, small);
    return option;
  }

  #choose(index) {
    const options = [...this.#list.children];
    this.#chosen = (index + options.length) % options.length;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === this.#chosen)));
    options[this.#chosen].scrollIntoView({ block: "nearest" });
    this.#field.setAttribute("aria-activedescendant", options[this.#chosen].id);
  }

  #key(key) {
    if (this.#list.hidden || key.isComposing || key.ctrlKey || key.metaKey || key.altKey || key.shiftKey) {
      return;
    }
    const acts = {
      ArrowDown: () => this.#choose(this.#chosen + 1),
      ArrowUp: () => this.#choose(this.#chosen - 1),
      Enter: () => this.#take(this.#list.children[this.#chosen]),
      Tab: () => this.#take(this.#list.children[this.#chosen]),
      Escape: () => this.#close(),
    };
    if (acts[key.key]) {
      key.preventDefault();
      key.stopPropagation();
      acts[key.key]();
    }
  }

  #take(option) {
    const begun = this.#begun();
    if (option && begun !== undefined) {
      const end = this.#field.selectionStart;
      const whole = this.#begins === BEGUN.whole;
      const behind = whole ? "" : this.#kind === "tags" ? ", " : " ";
      this.#field.setRangeText(option.dataset.value + behind, end - begun.length, end, "end");
      this.#field.dispatchEvent(new Event("input", { bubbles: true }));
      if (whole) {
        this.#field.form.requestSubmit();
      }
    }
    this.#close();
  }

  #close() {
    clearTimeout(this.#timer);
    this.#asked?.abort();
    this.#list.hidden = true;
    ["role", "aria-controls", "aria-expanded", "aria-activedescendant"].forEach((name) => this.#field.removeAttribute(name));
  }
}
