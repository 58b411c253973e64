import { ChatLines } from "./chat-lines.js";
import { ChatPresence } from "./chat-presence.js";
import { ChatRoom } from "./chat-room.js";

/** The page of conversations: the list, and the one that is open. */
export class Chat {
  #lines;
  #room;
  #presence;
  #missed = false;

  // Lifecycle

  constructor({ socket, account, times, outbox, count, toasts }) {
    const room = document.querySelector("[data-room]");
    this.#lines = new ChatLines({ here: Number(room?.dataset.room ?? 0), times, account });
    this.#room = room && new ChatRoom(room, { socket, account, times, outbox, count, toasts });
    this.#presence = room && new ChatPresence(room, { socket, times });
    socket.addEventListener("state", ({ detail }) => this.#state(detail.state));
  }

  // Actions

  receive({ topic, event, payload }) {
    if (event === "chat.changed") {
      this.#lines.change(payload);
    } else if (event === "chat.level") {
      this.#lines.level(payload);
    }
    if (event === "chat.drafted") {
      this.#lines.draft(payload);
    }
    this.#room?.receive({ topic, event, payload });
    this.#presence?.receive({ topic, event, payload });
  }

  // Internal

  /** What is told of the list is not kept for who is away. */
  #state(state) {
    if (state === "live" && this.#missed) {
      this.#lines.renew();
    }
    this.#missed = state !== "live" && (this.#missed || state !== "connecting");
  }
}
