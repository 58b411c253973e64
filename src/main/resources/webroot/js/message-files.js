import { kept } from "./kept.js";
import { Parcel } from "./message-parcel.js";
import { meta } from "./words.js";

const MOST = 10;
const AT_ONCE = 2;

/** The files of the message that is being written, and those of messages that wait for theirs. */
export class MessageFiles {
  #list;
  #key;
  #url;
  #words = document.getElementById("parcel-part");
  #here = [];
  #waiting = [];
  #going = 0;
  #outbox;
  #byRef = new Map();

  // Lifecycle

  /** @param key under which name the browser keeps what is not sent yet */
  constructor({ outbox, list, key, conversation }) {
    this.#outbox = outbox;
    this.#list = list;
    this.#key = key;
    this.#url = `/chat/files?conversation=${conversation}`;
    JSON.parse(kept.get(key) ?? "[]").forEach((told) => this.#add(this.#parcel({ told })));
    outbox.addEventListener("sent", ({ detail }) => this.#byRef.delete(detail.ref));
    addEventListener("beforeunload", (leaving) => this.#going && leaving.preventDefault());
  }

  // Actions

  get any() {
    return this.#here.some((parcel) => !parcel.isLost);
  }

  /** Takes files in, and begins to send them. */
  take(files) {
    const room = Math.max(0, MOST - this.#here.length);
    [...files].slice(0, room).forEach((file) => {
      const parcel = this.#parcel({ file });
      this.#add(parcel);
      this.start(parcel);
    });
    if (files.length > room) {
      const said = document.createElement("li");
      said.role = "alert";
      said.className = "field-error";
      said.textContent = this.#words.dataset.most;
      this.#list.append(said);
    }
    this.#keep();
  }

  /** Gives all away to a message that is being sent; what was lost stays lost. */
  release() {
    const parcels = this.#here.filter((parcel) => !parcel.isLost);
    this.#here = [];
    this.#list.replaceChildren();
    this.#keep();
    return parcels;
  }

  /** These go with that message; the card of each is shown by it. The outbox is told how they fare. */
  follow(ref, parcels, place) {
    this.#byRef.set(ref, parcels);
    place.replaceChildren(...parcels.map(({ card }) => card));
    parcels.forEach((parcel) => {
      parcel.addEventListener("up", () => this.#outbox.uploaded(ref, parcel.key, parcel.told));
      parcel.addEventListener("failed", () => this.#outbox.refuse(ref, "file_failed"));
      parcel.addEventListener("again", () => this.#outbox.resume(ref));
      parcel.addEventListener("gone", () => this.#outbox.uploaded(ref, parcel.key, null));
      if (parcel.hasFailed) {
        this.#outbox.refuse(ref, "file_failed");
      }
    });
  }

  /** Tries once more what did not arrive; says whether there was anything. */
  again(ref) {
    const missing = (this.#byRef.get(ref) ?? []).filter(({ isUp, card }) => !isUp && card.isConnected);
    // the others are on their way or wait for their turn
    missing.filter(({ hasFailed }) => hasFailed).forEach((parcel) => this.start(parcel));
    if (missing.length) {
      this.#outbox.resume(ref);
    }
    return missing.length > 0;
  }

  /** Nobody wants that message any more. */
  drop(ref) {
    this.#byRef.get(ref)?.forEach((parcel) => parcel.end());
    this.#byRef.delete(ref);
  }

  /** Sends one, when those before it are there; once, however often it is asked for. */
  start(parcel) {
    if (!this.#waiting.includes(parcel)) {
      this.#waiting.push(parcel);
      this.#next();
    }
  }

  // Internal

  #parcel(about) {
    const parcel = new Parcel({ url: this.#url, csrf: meta("csrf-token"), words: this.#words, ...about });
    parcel.addEventListener("again", () => this.start(parcel));
    parcel.addEventListener("gone", () => this.#remove(parcel));
    parcel.addEventListener("up", () => this.#keep());
    return parcel;
  }

  #add(parcel) {
    this.#here.push(parcel);
    this.#list.append(parcel.card);
  }

  async #next() {
    if (this.#going >= AT_ONCE || this.#waiting.length === 0) {
      return;
    }
    this.#going++;
    await this.#waiting.shift().start();
    this.#going--;
    this.#next();
  }

  #remove(parcel) {
    this.#waiting = this.#waiting.filter((other) => other !== parcel);
    this.#here = this.#here.filter((other) => other !== parcel);
    this.#keep();
  }

  #keep() {
    const told = this.#here.map((parcel) => parcel.told);
    told.length ? kept.set(this.#key, JSON.stringify(told)) : kept.remove(this.#key);
  }
}
