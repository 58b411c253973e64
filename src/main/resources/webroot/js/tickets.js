const PATIENCE = 10000;

/** Session keys: each opens one socket. The page brings the first; the server gives out the others. */
export class Tickets {
  #first;
  #csrf;
  #fetch;

  constructor(first, csrf, fetch = (...request) => globalThis.fetch(...request)) {
    this.#first = first;
    this.#csrf = csrf;
    this.#fetch = fetch;
  }

  /** A key, or how many milliseconds to wait at least, or why to stop. */
  async take() {
    if (this.#first) {
      const key = this.#first;
      this.#first = null;
      return { key };
    }
    try {
      return await this.#ask();
    } catch {
      return { wait: 0 };
    }
  }

  async #ask() {
    const answer = await this.#fetch("/session-key", {
      method: "POST",
      headers: { "X-CSRF-Token": this.#csrf },
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.ok) {
      return { key: (await answer.json()).session_key };
    }
    if (answer.status === 401) {
      return { stop: "signed-out" };
    }
    if (answer.status === 403) {
      return { stop: "refused" };
    }
    return { wait: 1000 * (Number(answer.headers.get("Retry-After")) || 0) };
  }
}
