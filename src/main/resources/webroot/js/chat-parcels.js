import { kept } from "./kept.js";

/**
 * Files for messages: chosen, pasted, dropped or taken by the camera. What sends them is fetched when there is a first one.
 */
export class ChatParcels {
  #form;
  #about;
  #files;
  #loading;
  #say;
  #coming;

  // Lifecycle

  /** @param say tells the reader something */
  constructor(room, form, { outbox, key, say }) {
    this.#form = form;
    this.#say = say;
    this.#about = { outbox, list: form.querySelector("[data-files]"), key, conversation: room.dataset.room };
    form.querySelectorAll("[data-chooser]").forEach((chooser) => this.#choose(chooser));
    form.elements.body.addEventListener("paste", (paste) => this.#paste(paste));
    room.addEventListener("dragover", (drag) => this.#over(drag, room));
    room.addEventListener("dragleave", () => room.classList.remove("is-over"));
    room.addEventListener("drop", (drop) => this.#drop(drop, room));
    if (matchMedia("(pointer: coarse)").matches) {
      form.querySelector("[data-camera]").hidden = false;
    }
    // what was put up before this page was loaded
    if (kept.get(key)) {
      this.#take([]);
    }
  }

  // Actions

  /** Whether there is anything to be sent. */
  get any() {
    return Boolean(this.#coming || this.#files?.any);
  }

  /** All that is put up goes with this message, whose part shows it; what was just chosen is waited for. */
  async give({ ref, files }, part) {
    await this.#coming;
    const parcels = this.#files?.release() ?? [];
    if (files.length) {
      this.#about.outbox.fill(ref, parcels.map(({ key, told }) => ({ ...told, key })));
    }
    if (parcels.length) {
      const place = Object.assign(document.createElement("ul"), { className: "composer-files" });
      part.querySelector(".message-body").after(place);
      this.#files.follow(ref, parcels, place);
    }
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

  #take(files) {
    const coming = this.#load()
      .then((here) => here.take(files))
      .catch(() => this.#lost())
      .finally(() => (this.#coming = this.#coming === coming ? undefined : this.#coming));
    this.#coming = coming;
  }

  /** Not even what would send them could be fetched. */
  #lost() {
    this.#loading = undefined;
    this.#say(document.getElementById("parcel-part").dataset.failed);
  }

  #load() {
    this.#loading ??= import("./message-files.js").then(({ MessageFiles }) => (this.#files = new MessageFiles(this.#about)));
    return this.#loading;
  }
}
