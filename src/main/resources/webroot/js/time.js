const MINUTE = 60000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const page = document.documentElement.dataset;
const locale = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
const relative = new Intl.RelativeTimeFormat(locale);
const short = { weekday: "long", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

/** Keeps the times of a page fresh, by the server's clock: a visitor's own may be hours wrong. */
export class Times {
  #skew = skew();

  // Lifecycle

  start() {
    setInterval(() => this.refresh(), MINUTE / 2);
    document.addEventListener("visibilitychange", () => document.hidden || this.refresh());
  }

  // Actions

  refresh() {
    for (const element of document.querySelectorAll("time[datetime]")) {
      this.#write(element);
    }
  }

  /** The time of day. */
  clock(instant) {
    return format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, instant);
  }

  /** The date as machines write it, in the page's zone. */
  date(instant) {
    return new Intl.DateTimeFormat("en-CA", { timeZone: page.zone }).format(new Date(instant));
  }

  /** Day, date and year. */
  day(instant) {
    return format({ weekday: "long", day: "numeric", month: "long", year: "numeric" }, instant);
  }

  /** Day, date, year, time and zone. */
  full(instant) {
    return format({ ...short, month: "long", year: "numeric", timeZoneName: "short" }, instant);
  }

  /** Fills an empty time element. */
  fill(element, instant) {
    element.dateTime = instant;
    element.title = this.full(instant);
    this.#write(element);
  }

  // Internal

  #write(element) {
    const text = this.#words(element.dateTime, element.dataset.as);
    if (element.textContent !== text) {
      element.textContent = text;
    }
  }

  /** @param as "clock", "brief" (the time today, then the date), or in words */
  #words(instant, as) {
    if (as) {
      return as === "clock" || this.date(instant) === this.date(Date.now() + this.#skew) ? this.clock(instant) : format({ day: "numeric", month: "short" }, instant);
    }
    const age = Date.now() + this.#skew - Date.parse(instant);
    if (age < MINUTE) {
      return page.justNow;
    }
    if (age < HOUR) {
      return relative.format(-Math.floor(age / MINUTE), "minute");
    }
    if (age < DAY) {
      return relative.format(-Math.floor(age / HOUR), "hour");
    }
    return format(sameYear(instant) ? short : { ...short, year: "numeric" }, instant);
  }
}

function format(options, instant) {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: page.zone }).format(new Date(instant));
}

function sameYear(instant) {
  return format({ year: "numeric" }, instant) === format({ year: "numeric" }, Date.now());
}

// A page out of the browser's history was drawn long ago: its time says nothing about the clocks.
function skew() {
  const [navigation] = performance.getEntriesByType("navigation");
  const difference = Date.parse(page.now) - Date.now();
  return navigation?.type === "navigate" && Math.abs(difference) > 2 * MINUTE ? difference : 0;
}
