/** A button that prints the page; without scripts there is the browser's own. */
export class Print {
  // Lifecycle

  constructor(button) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}
