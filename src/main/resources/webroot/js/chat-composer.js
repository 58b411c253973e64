const TYPING = 3000;

/** The field below the messages: it grows, keeps what was begun, answers, edits, and sends with Enter. */
export class ChatComposer {
  #form;
  #area;
  #to;
  #draft;
  #parcels;
  #acts;
  #reply = null;
  #edits = null;
  #carries = false;
  #told = 0;

  // Lifecycle

  /**
   * @param draft keeps what was begun
   * @param parcels the files that go with it
   * @param acts what becomes of it: send(body, reply), edit(seq, body), typing()
   */
  constructor(form, { draft, parcels, ...acts }) {
    this.#form = form;
    this.#area = form.elements.body;
    this.#to = form.querySelector("[data-to]");
    this.#draft = draft;
    this.#parcels = parcels;
    this.#acts = acts;
    form.addEventListener("submit", (submit) => this.#submit(submit));
    form.addEventListener("click", (click) => this.#click(click));
    this.#area.addEventListener("input", () => this.#input());
    this.#area.addEventListener("keydown", (key) => this.#key(key));
    this.#grow();
    // on a phone the keyboard would cover what is to be read
    if (matchMedia("(hover: hover)").matches) {
      this.#area.focus({ preventScroll: true });
    }
  }

  // Actions

  /** @param message what is answered: seq, author, excerpt */
  reply(message) {
    this.#leave();
    this.#reply = message;
    this.#head("reply", message.author.nickname);
  }

  /** @param carries whether it has files, and so needs no words */
  edit(seq, body, carries) {
    this.#leave();
    this.#carries = carries;
    this.#edits = seq;
    this.#area.value = body;
    this.#head("edit", "");
    this.#grow();
  }

  // Internal

  #head(kind, who) {
    const words = this.#to.querySelector("[data-to-words]");
    words.textContent = words.dataset[kind];
    this.#to.querySelector("[data-to-who]").textContent = who;
    this.#to.hidden = false;
    this.#area.focus();
  }

  #submit(submit) {
    submit.preventDefault();
    const body = this.#area.value.trim();
    if (this.#edits) {
      if (!body && !this.#carries) {
        return;
      }
      this.#acts.edit(this.#edits, body);
    } else {
      if (!body && !this.#parcels.any) {
        return;
      }
      this.#acts.send(body, this.#reply);
      this.#draft.clear();
      this.#area.value = "";
    }
    this.#leave();
    this.#told = 0;
    this.#form.querySelector(".field-error")?.remove();
    this.#area.removeAttribute("aria-invalid");
    this.#area.focus();
  }

  /** Neither answers nor edits any more; behind an edit the draft comes back. */
  #leave() {
    const left = this.#edits || this.#reply || !this.#to.hidden;
    if (this.#edits) {
      this.#area.value = this.#draft.text;
    }
    this.#edits = this.#reply = null;
    this.#to.hidden = true;
    this.#grow();
    return Boolean(left);
  }

  #click(click) {
    if (click.target.closest('[data-act="cancel"]')) {
      click.preventDefault();
      this.#leave();
      this.#area.focus();
    }
  }

  #input() {
    this.#grow();
    if (this.#edits) {
      return;
    }
    this.#draft.set(this.#area.value);
    if (this.#area.value && performance.now() > this.#told) {
      this.#told = performance.now() + TYPING;
      this.#acts.typing();
    }
  }

  #key(key) {
    if (key.defaultPrevented || key.isComposing) {
      return;
    }
    // a keyboard on the screen has no other key for a new line
    if (key.key === "Enter" && !key.shiftKey && !key.altKey && matchMedia("(any-pointer: fine)").matches) {
      key.preventDefault();
      this.#form.requestSubmit();
    } else if (key.key === "Escape") {
      this.#leave() ? key.stopPropagation() : this.#area.blur();
    }
  }

  #grow() {
    if (!CSS.supports("field-sizing", "content")) {
      this.#area.style.height = "auto";
      this.#area.style.height = `${this.#area.scrollHeight + 2}px`;
    }
  }
}
