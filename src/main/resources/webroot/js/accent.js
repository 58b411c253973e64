/** Whoever chooses a colour wants it: the tick beside it needs no second thought. */
export class Accent {
  // Lifecycle

  constructor(field) {
    const tick = document.getElementById(field.dataset.accent);
    field.addEventListener("input", () => (tick.checked = true));
  }
}
