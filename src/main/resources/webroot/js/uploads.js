import { upload } from "./upload.js";

/** Files of a draft: chosen, dropped or pasted, each with its progress; pictures go into the text where the cursor is. */
export class Uploads {
  #part;
  #text;
  #list;

  // Lifecycle

  constructor(part, text) {
    this.#part = part;
    this.#text = text;
    this.#list = part.querySelector("[data-files]");
    const chooser = part.querySelector("input[type=file]");
    chooser.multiple = true;
    part.querySelector(".upload .button").hidden = true;
    chooser.addEventListener("change", () => {
      this.#take(chooser.files, true);
      chooser.value = "";
    });
    for (const place of [text, part]) {
      place.addEventListener("dragover", (drag) => this.#over(drag, place));
      place.addEventListener("dragleave", () => place.classList.remove("is-over"));
      place.addEventListener("drop", (drop) => this.#drop(drop, place));
    }
    text.addEventListener("paste", (paste) => this.#paste(paste));
    part.addEventListener("click", (click) => this.#click(click));
    this.#ready();
  }

  // Internal

  #over(drag, place) {
    if (drag.dataTransfer.types.includes("Files")) {
      drag.preventDefault();
      place.classList.add("is-over");
    }
  }

  #drop(drop, place) {
    place.classList.remove("is-over");
    if (drop.dataTransfer.files.length > 0) {
      drop.preventDefault();
      this.#take(drop.dataTransfer.files, place === this.#text);
    }
  }

  #paste(paste) {
    const files = paste.clipboardData?.files ?? [];
    if (files.length > 0 && !paste.clipboardData.types.includes("text/plain")) {
      paste.preventDefault();
      this.#take(files, true);
    }
  }

  #click(click) {
    const markdown = click.target.closest("[data-insert]")?.dataset.insert;
    if (markdown) {
      this.#insert(markdown);
    }
  }

  #take(files, intoText) {
    for (const file of files) {
      this.#begin(file, intoText);
    }
  }

  #begin(file, intoText) {
    const card = this.#part.querySelector("template").content.firstElementChild.cloneNode(true);
    card.querySelector(".file-name").textContent = file.name;
    const again = card.querySelector("[data-again]");
    const stop = new AbortController();
    this.#send(file, card, intoText, stop.signal);
    again.addEventListener("click", () => {
      again.hidden = true;
      card.classList.remove("is-failed");
      this.#send(file, card, intoText, stop.signal);
    });
    card.querySelector("[data-abort]").addEventListener("click", () => {
      stop.abort();
      card.remove();
    });
    this.#list.append(card);
  }

  async #send(file, card, intoText, signal) {
    const bar = card.querySelector("progress");
    card.querySelector(".file-facts").textContent = "";
    try {
      const told = await upload(this.#part.dataset.uploads, file, {
        csrf: this.#part.querySelector("[name=_csrf]").value,
        say: this.#part.dataset,
        progress: (part) => (bar.value = part),
        signal,
      });
      await this.#arrived(told, card, intoText);
    } catch ({ message }) {
      this.#failed(card, message);
    }
  }

  async #arrived({ picture, markdown }, card, intoText) {
    if (picture && intoText) {
      this.#insert(markdown);
    }
    const answer = await fetch(location.href).catch(() => null);
    card.remove();
    if (answer?.ok) {
      const drawn = new DOMParser().parseFromString(await answer.text(), "text/html");
      const coming = this.#list.querySelectorAll(".is-coming");
      this.#list.replaceChildren(...drawn.querySelector("[data-files]").children, ...coming);
      this.#ready();
    }
  }

  #failed(card, words) {
    card.classList.add("is-failed");
    card.querySelector(".file-facts").textContent = words;
    card.querySelector("[data-again]").hidden = false;
  }

  #insert(markdown) {
    const { value, selectionStart: at } = this.#text;
    const before = at > 0 && value[at - 1] !== "\n" ? "\n\n" : "";
    this.#text.setRangeText(`${before}${markdown}\n`, at, this.#text.selectionEnd, "end");
    this.#text.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #ready() {
    this.#list.querySelectorAll("[data-insert]").forEach((button) => (button.hidden = false));
  }
}
