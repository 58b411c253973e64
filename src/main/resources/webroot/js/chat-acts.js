import { word } from "./chat-part.js";

const EXCERPT = 120;

/** What the reader does with a message that stands there. */
export class ChatActs {
  #sheet;
  #part;
  #outbox;
  #composer;
  #remove;

  // Lifecycle

  /** @param remove deletes the message of a number */
  constructor(room, { sheet, part, outbox, composer, remove }) {
    this.#sheet = sheet;
    this.#part = part;
    this.#outbox = outbox;
    this.#composer = composer;
    this.#remove = remove;
    room.addEventListener("click", (click) => this.#click(click));
    room.addEventListener("keydown", (key) => this.#key(key));
  }

  // Internal

  #click(click) {
    const act = click.target.closest("[data-act]")?.dataset.act;
    const part = click.target.closest(".message");
    if (part && act) {
      click.preventDefault();
      this.#act(act, part);
    }
  }

  #act(act, part) {
    const { seq, ref } = part.dataset;
    if (act === "reply") {
      this.#reply(part);
    } else if (act === "edit") {
      this.#edit(part);
    } else if (act === "delete" && confirm(word("sure").textContent)) {
      this.#remove(Number(seq));
    } else if (act === "again") {
      this.#part.refuse(part);
      this.#outbox.again(ref);
    } else if (act === "drop") {
      this.#outbox.drop(ref);
    }
  }

  /** The arrow upwards in an empty field is the way to what one wrote last. */
  #key(key) {
    const { target } = key;
    const last = this.#sheet.messages.findLast((part) => part.querySelector('[data-act="edit"]'));
    if (key.key === "ArrowUp" && target.matches("textarea") && !target.value && !key.defaultPrevented && last) {
      key.preventDefault();
      this.#edit(last);
    }
  }

  #reply(part) {
    this.#composer.reply({
      seq: Number(part.dataset.seq),
      author: { nickname: part.querySelector(".message-name").textContent },
      excerpt: part.querySelector(".message-body").textContent.trim().slice(0, EXCERPT),
    });
  }

  /** The text as it was typed stands on the message's own page. */
  async #edit(part) {
    const link = part.querySelector('[data-act="edit"]');
    const answer = await fetch(link.href, { redirect: "error" }).catch(() => null);
    if (answer?.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      this.#composer.edit(Number(part.dataset.seq), page.getElementById("edit-body").value);
    } else {
      location.assign(link.href);
    }
  }
}
