const SIDE = 256;

/** Choosing one's picture: it can be dropped, is shown as it will be cut before it is sent, and is not sent in vain. */
export class PictureField {
  #form;
  #chooser;
  #refused = false;

  // Lifecycle

  constructor(form) {
    this.#form = form;
    this.#chooser = form.querySelector("input[type=file]");
    this.#chooser.addEventListener("change", () => this.#chosen());
    form.addEventListener("submit", (submit) => this.#send(submit));
    form.addEventListener("dragover", (drag) => this.#over(drag));
    form.addEventListener("dragleave", () => form.classList.remove("is-over"));
    form.addEventListener("drop", (drop) => this.#drop(drop));
  }

  // Internal

  #over(drag) {
    if (drag.dataTransfer.types.includes("Files")) {
      drag.preventDefault();
      this.#form.classList.add("is-over");
    }
  }

  #drop(drop) {
    this.#form.classList.remove("is-over");
    if (drop.dataTransfer.files.length > 0) {
      drop.preventDefault();
      const first = new DataTransfer();
      first.items.add(drop.dataTransfer.files[0]);
      this.#chooser.files = first.files;
      this.#chosen();
    }
  }

  #chosen() {
    this.#check();
    if (!this.#refused) {
      this.#show();
    }
  }

  /** What would be refused after minutes on a poor line is told before. */
  #check() {
    const file = this.#chooser.files[0];
    const { most, tooLarge, empty } = this.#form.dataset;
    const words = file?.size > Number(most) ? tooLarge : file?.size === 0 ? empty : "";
    const error = this.#form.querySelector(".field-error");
    this.#refused = words !== "";
    this.#chooser.setAttribute("aria-invalid", String(this.#refused));
    error.textContent = words;
    error.hidden = !this.#refused;
  }

  #send(submit) {
    if (this.#refused) {
      submit.preventDefault();
      this.#chooser.focus();
    }
  }

  /** What the browser cannot draw is shown by nothing; the server says what it is. */
  async #show() {
    const file = this.#chooser.files[0];
    const picture = file && (await createImageBitmap(file).catch(() => null));
    if (!picture || this.#chooser.files[0] !== file) {
      return;
    }
    const side = Math.min(picture.width, picture.height);
    const canvas = document.createElement("canvas");
    canvas.width = SIDE;
    canvas.height = SIDE;
    canvas.getContext("2d").drawImage(picture, (picture.width - side) / 2, (picture.height - side) / 2, side, side, 0, 0, SIDE, SIDE);
    picture.close();
    canvas.className = "portrait";
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", this.#form.dataset.preview);
    this.#form.querySelector(".portrait").replaceWith(canvas);
  }
}
