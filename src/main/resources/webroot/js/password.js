/** Shows a password on request, and says when caps lock is on. */
export class Password {
  #input;
  #button;
  #hint;

  // Lifecycle

  constructor(input) {
    this.#input = input;
    this.#button = input.parentElement.querySelector('[data-act="reveal"]');
    this.#hint = input.closest(".field").querySelector("[data-caps]");
    this.#button.hidden = false;
    this.#button.addEventListener("click", () => this.#show(input.type === "password"));
    input.addEventListener("keyup", (key) => this.#caps(key));
    input.addEventListener("blur", () => (this.#hint.hidden = true));
    // hidden again before it is sent, so that no browser keeps it as an ordinary field's text
    input.form.addEventListener("submit", () => this.#show(false));
  }

  // Internal

  #show(shown) {
    this.#input.type = shown ? "text" : "password";
    this.#button.textContent = shown ? this.#button.dataset.hide : this.#button.dataset.show;
    this.#button.setAttribute("aria-pressed", String(shown));
  }

  #caps(key) {
    this.#hint.hidden = !key.getModifierState?.("CapsLock");
  }
}
