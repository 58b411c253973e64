import { meta } from "./words.js";

/** Sends a list of people that is a file, and goes where the server leads. */
export class Enrolment {
  #form;

  // Lifecycle

  constructor(form) {
    this.#form = form;
    const part = form.querySelector("[data-file]");
    part.hidden = false;
    part.querySelector("input").addEventListener("change", ({ target }) => target.files[0] && this.#send(target));
  }

  // Internal

  async #send(input) {
    const button = this.#form.querySelector("button");
    button.disabled = true;
    const answer = await fetch("/admin/enrolment/file", {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream", "X-CSRF-Token": meta("csrf-token") },
      body: input.files[0],
    }).catch(() => null);
    button.disabled = false;
    input.value = "";
    if (answer?.ok) {
      location.assign(answer.url);
    } else if (answer?.status === 413) {
      location.assign("/admin/enrolment/?error=bytes");
    } else {
      location.assign("/admin/enrolment/?error=unreadable");
    }
  }
}
