const SECONDS = 8;
const MOST = 3;

/** Small cards in the corner, read out politely. They wait while somebody is on them. */
export class Toasts {
  #box = document.getElementById("toasts");

  show(card) {
    card.classList.add("toast");
    card.append(this.#closeButton(card));
    this.#box.append(card);
    [...this.#box.querySelectorAll(".toast:not(.toast-stop)")].slice(0, -MOST).forEach((old) => old.remove());
    this.#leaveLater(card);
  }

  /** A card that stays until somebody acts on it. */
  keep(card) {
    this.#box.querySelector(".toast-stop")?.remove();
    this.#box.append(card);
  }

  closeLast() {
    const card = this.#box.lastElementChild;
    card?.remove();
    return Boolean(card);
  }

  #leaveLater(card) {
    setTimeout(() => {
      if (card.matches(":hover, :focus-within") || document.hidden) {
        this.#leaveLater(card);
      } else {
        card.remove();
      }
    }, SECONDS * 1000);
  }

  #closeButton(card) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "toast-close";
    button.textContent = "×";
    button.setAttribute("aria-label", this.#box.dataset.close);
    button.addEventListener("click", () => card.remove());
    return button;
  }
}
