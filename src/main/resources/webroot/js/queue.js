import { nameOf } from "./words.js";

const TOPIC = "verification";

/** A queue of the verifiers', of revisions or reports: what is handed in appears, what another one decided says so; one key decides. */
export class Queue {
  #list;
  #what;
  #empty = document.querySelector("[data-queue-empty]");

  // Lifecycle

  constructor(list) {
    this.#list = list;
    this.#what = list.dataset.queue;
    document.addEventListener("keydown", (key) => this.#key(key));
  }

  // Actions

  receive({ topic, event, payload }) {
    if (topic !== TOPIC) {
      return;
    }
    if (!(this.#what in payload)) {
      return;
    }
    if (event.endsWith(".filed")) {
      this.#load();
    } else if (event.endsWith(".decided")) {
      this.#decided(payload[this.#what], payload);
    }
  }

  // Internal

  async #load() {
    const answer = await fetch(location.href).catch(() => null);
    if (!answer?.ok) {
      return;
    }
    const drawn = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const item of drawn.querySelectorAll(`[data-${this.#what}]`)) {
      if (!this.#find(item.dataset[this.#what])) {
        this.#list.append(document.importNode(item, true));
      }
    }
    this.#empty.hidden = this.#list.childElementCount > 0;
  }

  #decided(id, { state, by }) {
    const item = this.#find(id);
    if (item) {
      const said = item.querySelector("[data-decided]");
      said.textContent = this.#list.dataset[`decided${state[0].toUpperCase()}${state.slice(1)}`].replace("{by}", nameOf(by ?? ""));
      said.hidden = false;
      item.classList.add("is-decided");
      item.querySelectorAll("button, textarea").forEach((control) => (control.disabled = true));
    }
  }

  #find(id) {
    return this.#list.querySelector(`[data-${this.#what}="${Number(id)}"]`);
  }

  #key(key) {
    const item = document.activeElement?.closest(`[data-${this.#what}]:not(.is-decided)`);
    const typing = key.target.closest("input, textarea, select");
    if (!item || typing || key.ctrlKey || key.metaKey || key.altKey) {
      return;
    }
    if (key.key === "a") {
      item.querySelector('button[data-key="a"]').click();
    } else if (key.key === "r") {
      key.preventDefault();
      item.querySelector("textarea")?.focus();
    }
  }
}
