/** Menus are details elements and open by themselves; this closes them: on Escape, on a click elsewhere, when focus goes. */
export class Menus {
  // Lifecycle

  constructor() {
    document.addEventListener("click", ({ target }) => this.#closeOthers(target));
    document.addEventListener("focusin", ({ target }) => this.#closeOthers(target));
  }

  // Actions

  /** Closes what is open and gives the focus back; says whether anything was. */
  close() {
    const open = document.querySelector("[data-menu][open]");
    open?.removeAttribute("open");
    open?.querySelector("summary").focus();
    return Boolean(open);
  }

  // Internal

  #closeOthers(target) {
    for (const menu of document.querySelectorAll("[data-menu][open]")) {
      if (!menu.contains(target)) {
        menu.removeAttribute("open");
      }
    }
  }
}
