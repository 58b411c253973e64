const IDLE = 5 * 60 * 1000;
const SIGNS = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"];

/** Tells the server when nobody looks at this page any more, and when somebody does again. */
export class Presence {
  #socket;
  #topic;
  #page;
  #clock;
  #timer;
  #last = 0;
  #idle = false;
  #told = false;

  // Lifecycle

  constructor({ socket, account, page = document, clock = { setTimeout: (...timer) => setTimeout(...timer), now: () => Date.now() } }) {
    this.#socket = socket;
    this.#topic = `presence:${account}`;
    this.#page = page;
    this.#clock = clock;
    SIGNS.forEach((sign) => page.addEventListener(sign, () => this.#sign(), { passive: true, capture: true }));
    page.addEventListener("visibilitychange", () => this.#sign());
    socket.addEventListener("state", ({ detail }) => this.#state(detail.state));
    this.#wait();
  }

  // Internal

  #sign() {
    this.#idle = false;
    this.#wait();
    this.#tell();
  }

  /** A movement of the pointer makes no timer anew: the one that runs looks how long ago it was. */
  #wait() {
    this.#last = this.#clock.now();
    this.#timer ??= this.#clock.setTimeout(() => this.#over(), IDLE);
  }

  #over() {
    this.#timer = undefined;
    const left = this.#last + IDLE - this.#clock.now();
    if (left > 0) {
      this.#timer = this.#clock.setTimeout(() => this.#over(), left);
    } else {
      this.#idle = true;
      this.#tell();
    }
  }

  /** A socket that has just opened counts as looked at, but what was said of the last one may be sent again. */
  #state(state) {
    if (state === "live") {
      this.#tell(this.#told);
    }
  }

  #tell(again = false) {
    const away = this.#page.hidden || this.#idle;
    if ((again || away !== this.#told) && this.#socket.state === "live") {
      this.#told = away;
      this.#socket.send(this.#topic, "away", { away });
    }
  }
}
