const SHOWN = 2000;

/** Goes to a message or a day of the conversation that is open, however far away it is, without loading the page anew. */
export class ChatPlaces {
  #path;
  #sheet;
  #history;
  #tools;

  // Lifecycle

  constructor(room, { sheet, history }) {
    this.#path = `/chat/${room.dataset.room}/`;
    this.#sheet = sheet;
    this.#history = history;
    this.#tools = room.querySelector("[data-tools]");
    // before whoever else hears of a click in a message, and before the menus, which would close what is opened here
    room.addEventListener("click", (click) => this.#click(click), { capture: true });
    this.#tools.querySelector("[data-day-form]").addEventListener("submit", (submit) => this.#submit(submit));
    this.#arrived();
  }

  // Actions

  /** To the message of this number. */
  async go(seq) {
    const here = this.#sheet.find(seq);
    if (here || (await this.#history.open(`${this.#path}messages?at=${Number(seq)}`))) {
      this.#show(here ?? this.#sheet.find(seq));
    }
  }

  // Internal

  #click(click) {
    const link = click.target.closest("a[href]");
    if (!link || click.button || click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) {
      return;
    }
    const { pathname, searchParams, hash } = new URL(link.href);
    if (link.matches('[data-act="day"]')) {
      this.#take(click);
      this.#choose(searchParams.get("date"));
    } else if (!link.dataset.act && pathname === this.#path && searchParams.has("at")) {
      link.closest("details")?.removeAttribute("open");
      this.#take(click);
      hash === "#new-line" ? this.#toLine(link) : this.go(searchParams.get("at"));
    }
  }

  #take(click) {
    click.preventDefault();
    click.stopPropagation();
  }

  /** The first that is new may be far up. */
  async #toLine(link) {
    const { line } = this.#sheet;
    if (line.isConnected || (await this.#history.open(link.href))) {
      (line.isConnected ? line : document.getElementById("new-line"))?.scrollIntoView({ block: "start" });
    }
  }

  #choose(day) {
    const field = this.#tools.querySelector('input[type="date"]');
    this.#tools.open = true;
    field.value = day;
    field.focus();
    try {
      field.showPicker();
    } catch {
      // not every browser shows it from here; the field has the focus
    }
  }

  async #submit(submit) {
    submit.preventDefault();
    const form = submit.target;
    const address = await this.#history.open(`${form.getAttribute("action")}?${new URLSearchParams(new FormData(form))}`);
    if (address) {
      this.#tools.open = false;
      const at = address.searchParams.get("at");
      at ? this.#show(this.#sheet.find(at)) : this.#history.toEnd();
    } else {
      form.submit();
    }
  }

  /** The page was loaded for one message. */
  #arrived() {
    const part = location.hash.startsWith("#m-") && this.#sheet.find(location.hash.slice(3));
    if (part) {
      this.#show(part);
    }
  }

  #show(part) {
    if (part) {
      part.scrollIntoView({ block: "center" });
      part.focus({ preventScroll: true });
      part.classList.add("is-found");
      setTimeout(() => part.classList.remove("is-found"), SHOWN);
    }
  }
}
