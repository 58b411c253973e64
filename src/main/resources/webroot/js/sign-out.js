import { kept } from "./kept.js";
import { countWords } from "./words.js";

/** Who signs out leaves nothing in the browser that they wrote, and is asked first where something was not yet sent. */
export class SignOut {
  #account;

  // Lifecycle

  constructor(account) {
    this.#account = account;
    document.addEventListener("submit", (submit) => this.#submit(submit), { capture: true });
  }

  // Internal

  #submit(submit) {
    const form = submit.target;
    if (form.getAttribute("action") !== "/sign-out") {
      return;
    }
    const unsent = kept.names(`placard.message:${this.#account}:`);
    if (unsent.length && form.dataset.many && !confirm(countWords(form, unsent.length))) {
      submit.preventDefault();
      submit.stopImmediatePropagation();
      return;
    }
    const begun = ["draft", "files"].flatMap((what) => kept.names(`placard.${what}:${this.#account}:`));
    [...unsent, ...begun].forEach((name) => kept.remove(name));
  }
}
