import { kept } from "./kept.js";

/**
 * Files for messages: chosen, pasted, dropped or taken by the camera. What sends them is fetched when there is a first one.
 */
export class ChatParcels {
  #form;
  #about;
  #files;
  #loading;

  // Lifecycle

  constructor(room, form, { outbox, key }) {
    this.#form = form;
    this.#about = { outbox, list: form.querySelector("[data-files]"), key, conversation: room.dataset.room };
    form.querySelectorAll("[data-chooser]").forEach((chooser) => this.#choose(chooser));
    form.elements.body.addEventListener("paste", (paste) => this.#paste(paste));
    room.addEventListener("dragover", (drag) => this.#over(drag, room));
    room.addEventListener("dragleave", () => room.classList.remove("is-over"));
    room.addEventListener("drop", (drop) => this.#drop(drop, room));
    if (matchMedia("(pointer: coarse)").matches) {
      form.querySelector("[data-camera]").hidden = false;
    }
    if (kept.get(key)) {
      this.#load();
    }
  }

  // Actions

  /** Those of the message that is being sent now; nothing is in the field any more. */
  release() {
    return this.#files?.release() ?? [];
  }

  /** These go with that message; the card of each is shown by it. */
  follow(ref, parcels, place) {
    this.#files.follow(ref, parcels, place);
  }

  /** Tries once more what did not arrive; says whether there was anything. */
  again(ref) {
    return Boolean(this.#files?.again(ref));
  }

  /** Nobody wants that message any more. */
  drop(ref) {
    this.#files?.drop(ref);
  }

  // Internal

  #choose(chooser) {
    chooser.multiple = !chooser.hasAttribute("capture");
    chooser.addEventListener("change", () => {
      const files = [...chooser.files];
      chooser.value = "";
      chooser.closest("details").open = false;
      this.#take(files);
      this.#form.elements.body.focus();
    });
  }

  #paste(paste) {
    const { files, types } = paste.clipboardData ?? {};
    if (files?.length && !types.includes("text/plain")) {
      paste.preventDefault();
      this.#take([...files]);
    }
  }

  #over(drag, room) {
    if (drag.dataTransfer.types.includes("Files") && !this.#form.hidden) {
      drag.preventDefault();
      room.classList.add("is-over");
    }
  }

  #drop(drop, room) {
    room.classList.remove("is-over");
    if (drop.dataTransfer.files.length && !this.#form.hidden) {
      drop.preventDefault();
      this.#take([...drop.dataTransfer.files]);
    }
  }

  async #take(files) {
    (await this.#load()).take(files);
  }

  #load() {
    this.#loading ??= import("./message-files.js").then(({ MessageFiles }) => (this.#files = new MessageFiles(this.#about)));
    return this.#loading;
  }
}
