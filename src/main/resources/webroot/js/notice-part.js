import { fillSeat } from "./seat.js";
import { countWords, langOf, nameOf } from "./words.js";

/** Draws a notice: the server's own template, filled. */
export class NoticePart {
  #times;
  #part = document.getElementById("notice-part");

  constructor({ times }) {
    this.#times = times;
  }

  /** @param brief for a card in the corner: without its button */
  draw(notice, brief = false) {
    const part = this.#part.content.firstElementChild.cloneNode(true);
    const fill = (name, write) => part.querySelectorAll(`[data-fill="${name}"]`).forEach(write);
    part.dataset.notice = notice.id;
    part.classList.toggle("is-unread", !notice.read && !brief);
    part.classList.toggle("is-quiet", notice.quiet);
    part.querySelectorAll("[data-kind]").forEach((link) => aim(link, notice));
    fill("seat", (seat) => fillSeat(seat, notice.actor));
    fill("actor", (name) => {
      name.textContent = nameOf(notice.actor.nickname);
      name.lang = langOf(name.textContent);
    });
    fill("others", (others) => (others.textContent = notice.others ? countWords(others, notice.others) : ""));
    fill("count", (count) => (count.textContent = countWords(count, notice.count)));
    fill("subject", (subject) => {
      subject.textContent = notice.subject;
      subject.lang = notice.subjectLanguage;
    });
    fill("at", (time) => this.#times.fill(time, notice.at));
    const button = part.querySelector("[data-read-one]");
    button.value = notice.id;
    button.hidden = notice.read;
    if (brief) {
      button.remove();
    }
    return part;
  }

  /** Its sentence, with the quotation marks that the styles put on a page. */
  words(notice) {
    const part = this.draw(notice, true);
    part.querySelectorAll("cite").forEach((cite) => (cite.textContent = cite.lang === "en" ? `“${cite.textContent}”` : `《${cite.textContent}》`));
    return part.querySelector(".notice-link").textContent;
  }
}

function aim(link, notice) {
  if (link.dataset.kind !== notice.kind) {
    link.remove();
  } else if (/^\/(?!\/)/.test(notice.link)) {
    link.setAttribute("href", notice.link);
  }
}
