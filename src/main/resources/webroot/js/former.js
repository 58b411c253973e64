import { fillSeat } from "./seat.js";
import { nameOf } from "./words.js";

/** Takes the name off what stands on the page by somebody who has just been anonymised. */
export class Former {
  receive({ event, payload }) {
    if (event !== "person.changed" || !payload.former) {
      return;
    }
    const id = Number(payload.account);
    document.querySelectorAll(`[data-person="${id}"]`).forEach((part) => this.#blank(part, id));
    document.querySelectorAll(`[data-role-of="${id}"]`).forEach((role) => role.remove());
  }

  // Internal

  /** A link without an address is none. */
  #blank(part, id) {
    if (part.matches(".seat")) {
      fillSeat(part, { id, nickname: `~${id}` });
    } else {
      part.textContent = nameOf(`~${id}`);
      part.removeAttribute("lang");
    }
    part.closest("a")?.removeAttribute("href");
  }
}
