import { fillSeat } from "./seat.js";
import { countWords, langOf } from "./words.js";

const TITLE = document.title;

/** The reader's notices wherever they show: the bell, the title, the list, and a card when one comes. */
export class Notices {
  #socket;
  #topic;
  #times;
  #toasts;
  #csrf;
  #part = document.getElementById("notice-part");
  #list = document.getElementById("notices");
  #bell = document.getElementById("bell");

  // Lifecycle

  constructor({ socket, account, times, toasts, csrf }) {
    this.#socket = socket;
    this.#topic = `user:${account}`;
    this.#times = times;
    this.#toasts = toasts;
    this.#csrf = csrf;
    document.addEventListener("submit", (submit) => this.#submit(submit));
    document.addEventListener("click", (click) => this.#visit(click));
    this.#title(Number(this.#bell.querySelector("[data-unread]").textContent.replace("+", "")));
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
      this.#markRead(payload.all ? null : payload.notices);
      this.#count(payload.unread);
    }
  }

  // Internal

  #created(notice) {
    if (this.#list) {
      this.#find(notice.id)?.remove();
      this.#list.prepend(this.#draw(notice));
      document.getElementById("no-notices").hidden = true;
    } else if (!notice.read) {
      this.#toasts.show(this.#draw(notice, true));
    }
  }

  #draw(notice, brief = false) {
    const part = this.#part.content.firstElementChild.cloneNode(true);
    const fill = (name, write) => part.querySelectorAll(`[data-fill="${name}"]`).forEach(write);
    part.dataset.notice = notice.id;
    part.classList.toggle("is-unread", !notice.read && !brief);
    part.querySelectorAll("[data-kind]").forEach((link) => this.#aim(link, notice));
    fill("seat", (seat) => fillSeat(seat, notice.actor));
    fill("actor", (name) => {
      name.textContent = notice.actor.nickname;
      name.lang = langOf(notice.actor.nickname);
    });
    fill("others", (others) => (others.textContent = notice.others ? countWords(others, notice.others) : ""));
    fill("subject", (subject) => {
      subject.textContent = notice.subject;
      subject.lang = notice.subjectLanguage;
    });
    fill("at", (time) => this.#times.fill(time, notice.at));
    const form = part.querySelector("[data-read-one]");
    form.elements._csrf.value = this.#csrf;
    form.elements.notice.value = notice.id;
    form.hidden = notice.read;
    if (brief) {
      form.remove();
    }
    return part;
  }

  #aim(link, notice) {
    if (link.dataset.kind !== notice.kind) {
      link.remove();
    } else if (/^\/(?!\/)/.test(notice.link)) {
      link.setAttribute("href", notice.link);
    }
  }

  async #submit(submit) {
    const form = submit.target;
    const all = form.matches("[data-read-all]");
    if (this.#socket.state !== "live" || !(all || form.matches("[data-read-one]"))) {
      return;
    }
    submit.preventDefault();
    const reply = await this.#read(all ? { all: true } : { notice: Number(form.elements.notice.value) });
    if (reply.status !== "done") {
      form.submit();
    }
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
      if (!ids || ids.includes(Number(notice.dataset.notice))) {
        const form = notice.querySelector("[data-read-one]");
        const focused = form.contains(document.activeElement);
        notice.classList.remove("is-unread");
        form.hidden = true;
        if (focused) {
          notice.querySelector(".notice-link").focus();
        }
      }
    }
  }

  #count(unread) {
    const badge = this.#bell.querySelector("[data-unread]");
    badge.textContent = unread > 99 ? "99+" : String(unread);
    badge.hidden = unread === 0;
    this.#bell.setAttribute("aria-label", unread ? countWords(this.#bell, unread) : this.#bell.dataset.none);
    document.querySelector("[data-read-all]")?.toggleAttribute("hidden", unread === 0);
    this.#title(unread);
  }

  #title(unread) {
    document.title = unread ? `(${unread}) ${TITLE}` : TITLE;
  }

  #find(id) {
    return this.#list.querySelector(`[data-notice="${Number(id)}"]`);
  }
}
