const TOPIC = "verification";

/** The verifiers' queue: what is handed in appears, what another one decided says so; one key decides. */
export class Queue {
  #list;
  #empty = document.querySelector("[data-queue-empty]");

  // Lifecycle

  constructor(list) {
    this.#list = list;
    document.addEventListener("keydown", (key) => this.#key(key));
  }

  // Actions

  receive({ topic, event, payload }) {
    if (topic !== TOPIC) {
      return;
    }
    if (event === "verification.filed") {
      this.#load();
    } else if (event === "verification.decided") {
      this.#decided(payload);
    }
  }

  // Internal

  async #load() {
    const answer = await fetch(location.href).catch(() => null);
    if (!answer?.ok) {
      return;
    }
    const drawn = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const item of drawn.querySelectorAll("[data-revision]")) {
      if (!this.#find(item.dataset.revision)) {
        this.#list.append(document.importNode(item, true));
      }
    }
    this.#empty.hidden = this.#list.childElementCount > 0;
  }

  #decided({ revision, state, by }) {
    const item = this.#find(revision);
    if (item) {
      const said = item.querySelector("[data-decided]");
      said.textContent = this.#list.dataset[`decided${state[0].toUpperCase()}${state.slice(1)}`].replace("{by}", by ?? "");
      said.hidden = false;
      item.classList.add("is-decided");
      item.querySelectorAll("button, textarea").forEach((control) => (control.disabled = true));
    }
  }

  #find(revision) {
    return this.#list.querySelector(`[data-revision="${Number(revision)}"]`);
  }

  #key(key) {
    const item = document.activeElement?.closest("[data-revision]:not(.is-decided)");
    const typing = key.target.closest("input, textarea, select");
    if (!item || typing || key.ctrlKey || key.metaKey || key.altKey) {
      return;
    }
    if (key.key === "a") {
      item.querySelector('button[value="verified"]').click();
    } else if (key.key === "r") {
      key.preventDefault();
      item.querySelector("textarea").focus();
    }
  }
}
