const TICK = 250;
const PROBES = 3;
const FOLDED = "clock-folded";
const locale = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
const words = new Intl.DateTimeFormat(locale, {
  weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "UTC",
});

/** The story's time on every page, by the server's clock: what the device's own says changes nothing. */
export class Clock {
  #box;
  #time;
  #state;
  #clock;
  #offset;
  #best = Infinity;

  // Lifecycle

  constructor(box) {
    this.#box = box;
    this.#time = box.querySelector("[data-clock-time]");
    this.#state = box.querySelector("[data-clock-state]");
    this.#clock = JSON.parse(box.dataset.clock);
    // good to the time that the page took to come; a socket knows better
    this.#offset = Number(box.dataset.now) - (performance.timeOrigin + performance.now());
    box.open = localStorage.getItem(FOLDED) !== "yes";
    box.addEventListener("toggle", () => localStorage.setItem(FOLDED, box.open ? "no" : "yes"));
    setInterval(() => this.#draw(), TICK);
  }

  // Actions

  receive({ event, payload }) {
    if (event === "time.changed") {
      this.#clock = payload.clock;
      this.#draw();
    }
  }

  /** Asks the server what time it is; the quickest answer is the most exact. */
  async measure(socket) {
    this.#best = Infinity;
    for (let probe = 0; probe < PROBES; probe++) {
      const sent = this.#here();
      const { status, payload } = await socket.send("conference", "time.read", {});
      const took = this.#here() - sent;
      if (status === "done" && took < this.#best) {
        this.#best = took;
        this.#offset = payload.now + took / 2 - this.#here();
        this.#clock = payload.clock;
      }
    }
    this.#draw();
  }

  /** What time it is on the server, in milliseconds. */
  now() {
    return this.#here() + this.#offset;
  }

  // Internal

  /** Milliseconds by a clock that only runs forward, even when the device's is set. */
  #here() {
    return performance.timeOrigin + performance.now();
  }

  #draw() {
    const now = this.now();
    const anchor = this.#clock.anchors.filter(({ at }) => Date.parse(at) <= now).at(-1);
    const phase = this.#phase(anchor);
    this.#box.className = `clock clock-${phase}`;
    this.#write(this.#time, anchor ? words.format(story(anchor, now)) : "");
    this.#write(this.#state, this.#state.dataset[phase] ?? "");
  }

  #phase(anchor) {
    if (!this.#clock.anchors.length) {
      return "unset";
    }
    if (!anchor) {
      return "before";
    }
    return anchor.speed > 0 ? "running" : this.#clock.rest.length ? "paused" : "ended";
  }

  #write(element, text) {
    if (element.textContent !== text) {
      element.textContent = text;
    }
  }
}

function story({ at, fictional, speed }, now) {
  return new Date(Date.parse(`${fictional}Z`) + (now - Date.parse(at)) * speed);
}
