import { countWords } from "./words.js";

/** The thread under an article: replies in place, and a word when there is something new. Nothing moves by itself. */
export class Comments {
  #article = Number(document.querySelector("[data-article]")?.dataset.article);
  #talk = document.getElementById("comments");
  #fresh = this.#talk?.querySelector("[data-fresh]");
  #form = this.#talk?.querySelector("[data-comment-form]");
  #home = this.#talk?.querySelector("[data-form-home]");
  #waiting = new Set();

  // Lifecycle

  constructor() {
    this.#fresh?.firstElementChild.addEventListener("click", () => this.#show());
    if (this.#form) {
      this.#talk.addEventListener("click", (click) => this.#click(click));
      this.#form.addEventListener("keydown", (key) => this.#key(key));
      this.#form.addEventListener("submit", () => this.#busy(true));
      addEventListener("pageshow", () => this.#busy(false));
    }
  }

  // Actions

  receive({ event, payload }) {
    if (event !== "article.commented") {
      return;
    }
    for (const count of document.querySelectorAll(`[data-article-comments="${Number(payload.article)}"]`)) {
      count.textContent = countWords(count, payload.comments);
      count.hidden = false;
    }
    if (payload.article === this.#article && !this.#find(document, payload.comment)) {
      this.#waiting.add(payload.comment);
      this.#announce();
    }
  }

  /** Begins a comment, for the keyboard. */
  write() {
    this.#form?.elements.body.focus();
  }

  // Internal

  #announce() {
    const button = this.#fresh.firstElementChild;
    this.#fresh.hidden = this.#waiting.size === 0;
    button.textContent = this.#waiting.size ? countWords(button, this.#waiting.size) : "";
  }

  async #show() {
    const answer = await fetch(location.pathname).catch(() => null);
    if (!answer?.ok) {
      location.reload();
      return;
    }
    const drawn = new DOMParser().parseFromString(await answer.text(), "text/html");
    const added = [...drawn.querySelectorAll("[data-comment]")].filter((comment) => this.#insert(comment));
    this.#waiting.clear();
    this.#announce();
    this.#talk.querySelector("[data-none]")?.remove();
    this.#find(document, added[0]?.dataset.comment)?.querySelector(".comment-own").focus();
  }

  /** Takes over one comment, without its answers: those come in their turn. */
  #insert(drawn) {
    if (this.#find(document, drawn.dataset.comment)) {
      return false;
    }
    const comment = document.importNode(drawn, true);
    comment.querySelector("[data-thread]").replaceChildren();
    comment.querySelector("[data-comment-form]")?.remove();
    comment.classList.add("is-fresh");
    const parent = drawn.parentElement.closest("[data-comment]");
    const place = parent ? this.#find(document, parent.dataset.comment) : this.#talk;
    place.querySelector("[data-thread]").append(comment);
    return true;
  }

  #find(where, id) {
    return where.querySelector(`[data-comment="${Number(id)}"]`);
  }

  #click(click) {
    const reply = click.target.closest("[data-reply]");
    if (reply) {
      click.preventDefault();
      this.#answer(reply.closest("[data-comment]"));
    } else if (click.target.closest('[data-act="cancel-reply"]')) {
      click.preventDefault();
      this.#goHome();
    }
  }

  #answer(comment) {
    comment.querySelector(".comment-own").after(this.#form);
    this.#address(comment.dataset.comment);
    this.#form.elements.body.focus();
  }

  #goHome() {
    const parent = this.#form.elements.parent.value;
    this.#home.replaceChildren(this.#form);
    this.#address("");
    (this.#find(document, parent)?.querySelector("[data-reply]") ?? this.#form.elements.body).focus();
  }

  #address(parent) {
    const label = this.#form.querySelector("label");
    this.#form.elements.parent.value = parent;
    this.#form.querySelector('[data-act="cancel-reply"]').hidden = !parent;
    label.textContent = parent ? label.dataset.answer : label.dataset.new;
  }

  #key(key) {
    if (key.key === "Enter" && (key.ctrlKey || key.metaKey)) {
      key.preventDefault();
      this.#form.requestSubmit();
    } else if (key.key === "Escape" && this.#form.elements.parent.value) {
      key.stopPropagation();
      this.#goHome();
    }
  }

  #busy(busy) {
    this.#form.querySelector(".button").disabled = busy;
  }
}
