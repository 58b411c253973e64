import { showCount } from "./counts.js";
import { NoticePart } from "./notice-part.js";

/** The reader's notices wherever they show: the bell, the title, the list, and a card when one comes. */
export class Notices {
  #socket;
  #topic;
  #toasts;
  #browser;
  #part;
  #list = document.getElementById("notices");
  #bell = document.getElementById("bell");

  // Lifecycle

  constructor({ socket, account, times, toasts, browser }) {
    this.#socket = socket;
    this.#topic = `user:${account}`;
    this.#toasts = toasts;
    this.#browser = browser;
    this.#part = new NoticePart({ times });
    document.addEventListener("submit", (submit) => this.#submit(submit));
    document.addEventListener("click", (click) => this.#visit(click));
    showCount(this.#bell);
  }

  // Actions

  receive({ topic, event, payload }) {
    if (topic !== this.#topic) {
      return;
    }
    if (event === "notice.created") {
      this.#created(payload.notice);
      this.#count(payload.unread);
    } else if (event === "notice.read") {
      this.#markRead(payload.notices);
      this.#count(payload.unread);
    } else if (event === "notice.counted") {
      this.#count(payload.unread);
    }
  }

  // Internal

  #created(notice) {
    const wanted = this.#list?.dataset.category;
    if (this.#list && (!wanted || wanted === notice.category)) {
      this.#find(notice.id)?.remove();
      this.#list.prepend(this.#part.draw(notice));
      document.getElementById("no-notices").hidden = true;
    } else if (!notice.read && !notice.quiet) {
      this.#toasts.show(this.#part.draw(notice, true));
    }
    if (!notice.read && !notice.quiet) {
      this.#tell(notice);
    }
  }

  /** A renewed notice is told of again, so its time belongs to its name. */
  #tell(notice) {
    this.#browser.tell({
      key: `notice-${notice.id}-${notice.at}`,
      words: this.#part.words(notice),
      lang: document.documentElement.lang,
      link: notice.link,
      clicked: () => this.#read({ notice: notice.id }),
    });
  }

  async #submit(submit) {
    const { target: form, submitter } = submit;
    const all = submitter?.matches("[data-read-all]");
    if (this.#socket.state !== "live" || !(all || submitter?.matches("[data-read-one]"))) {
      return;
    }
    submit.preventDefault();
    const category = all && submitter.dataset.readAll;
    const some = category ? { category } : { all: true };
    const reply = await this.#read(all ? some : { notice: Number(submitter.value) });
    if (reply.status !== "done") {
      this.#send(form, submitter);
    }
  }

  /** As without a script. */
  #send(form, button) {
    const which = Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value });
    form.append(which);
    form.submit();
  }

  #visit({ target }) {
    const notice = target.closest?.(".notice-link")?.closest(".notice");
    if (notice) {
      this.#read({ notice: Number(notice.dataset.notice) });
    }
  }

  #read(which) {
    return this.#socket.send(this.#topic, "notice.read", which);
  }

  #markRead(ids) {
    for (const notice of this.#list?.querySelectorAll(".notice.is-unread") ?? []) {
      if (ids.includes(Number(notice.dataset.notice))) {
        const button = notice.querySelector("[data-read-one]");
        const focused = button === document.activeElement;
        notice.classList.remove("is-unread");
        button.hidden = true;
        if (focused) {
          notice.querySelector(".notice-link").focus();
        }
      }
    }
  }

  #count(unread) {
    showCount(this.#bell, unread);
    document.querySelector("[data-read-all]")?.toggleAttribute("hidden", !this.#list?.querySelector(".is-unread"));
  }

  #find(id) {
    return this.#list.querySelector(`[data-notice="${Number(id)}"]`);
  }
}
