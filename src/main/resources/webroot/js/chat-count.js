import { showCount } from "./counts.js";

const SPREAD = 2000;

/** How many messages wait for the reader: on every page, and the same on all devices. */
export class ChatCount {
  #link = document.getElementById("chat-link");
  #topic;
  #missed = false;

  // Lifecycle

  constructor({ socket, account }) {
    this.#topic = `user:${account}`;
    showCount(this.#link);
    socket.addEventListener("state", ({ detail }) => this.#state(detail.state));
  }

  // Actions

  receive({ topic, event, payload }) {
    if (topic === this.#topic && event === "chat.changed") {
      this.show(payload.total);
    }
  }

  show(total) {
    showCount(this.#link, total);
  }

  // Internal

  /** What is told of messages is not kept for who is away. */
  #state(state) {
    if (state === "live" && this.#missed) {
      this.#missed = false;
      setTimeout(() => this.#ask(), Math.random() * SPREAD); // not everybody at the same moment
    } else if (state !== "live" && state !== "connecting") {
      this.#missed = true;
    }
  }

  async #ask() {
    const answer = await fetch("/chat/unread", { redirect: "error" }).catch(() => null);
    if (answer?.ok) {
      this.show((await answer.json()).total);
    }
  }
}
