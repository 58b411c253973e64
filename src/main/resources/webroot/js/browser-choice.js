/** Says whether this browser shows notices itself, and asks it to when somebody wants that; never by itself. */
export class BrowserChoice {
  #part;
  #notices;

  // Lifecycle

  constructor(part, notices) {
    this.#part = part;
    this.#notices = notices;
    part.querySelector("button").addEventListener("click", () => this.#ask());
    this.#say(notices.state);
  }

  // Internal

  async #ask() {
    await Notification.requestPermission();
    const { state } = this.#notices;
    const shown = state !== "allowed" || this.#notices.show({ key: "sample", words: this.#part.dataset.sample, lang: document.documentElement.lang });
    this.#say(shown ? state : "unsupported");
  }

  #say(state) {
    for (const words of this.#part.querySelectorAll("[data-when]")) {
      words.hidden = words.dataset.when !== state;
    }
  }
}
