const WELCOME_WITHIN = 10000;

/** Notices a dead link: after a silence it knocks, and when nothing answers the link is lost. */
export class Pulse {
  #clock;
  #knock;
  #lost;
  #timer = 0;
  #beat = { heartbeat: 25000, timeout: 8000 };

  constructor({ clock, knock, lost }) {
    this.#clock = clock;
    this.#knock = knock;
    this.#lost = lost;
  }

  /** A new socket: the server has the first word. */
  start() {
    this.#expect(WELCOME_WITHIN, this.#lost);
  }

  /** The server's own idea of a silence and of patience, in milliseconds. */
  set({ heartbeat, timeout }) {
    this.#beat = { heartbeat: heartbeat ?? this.#beat.heartbeat, timeout: timeout ?? this.#beat.timeout };
  }

  /** Something came. */
  alive() {
    this.#expect(this.#beat.heartbeat, () => this.knock());
  }

  knock() {
    this.#knock();
    this.#expect(this.#beat.timeout, this.#lost);
  }

  stop() {
    this.#clock.clearTimeout(this.#timer);
  }

  #expect(within, otherwise) {
    this.stop();
    this.#timer = this.#clock.setTimeout(otherwise, within);
  }
}
