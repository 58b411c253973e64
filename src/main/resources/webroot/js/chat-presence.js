const AGAIN = 5 * 60 * 1000;

/** How the other of a pair is there, in the head of the conversation. */
export class ChatPresence {
  #room;
  #socket;
  #times;

  // Lifecycle

  constructor(room, { socket, times }) {
    this.#room = room;
    this.#socket = socket;
    this.#times = times;
    socket.addEventListener("state", ({ detail }) => detail.state === "live" && this.#look());
    setInterval(() => this.#look(), AGAIN);
  }

  // Actions

  receive({ topic, event, payload }) {
    const place = this.#place();
    if (place && event === "presence.changed" && topic === place.dataset.topic) {
      this.#show(place, payload);
    } else if (place && ((event === "topic.closed" && topic === place.dataset.topic) || (event === "topic.revoked" && place.dataset.topic.startsWith(payload.topic)))) {
      place.remove();
    }
  }

  // Internal

  #place() {
    return this.#room.querySelector("[data-presence]");
  }

  /** Nothing of this is kept, so it is asked again; the server tells of changes for as long as somebody asks. */
  async #look() {
    const topic = this.#place()?.dataset.topic;
    if (topic && this.#socket.state === "live") {
      const { status, payload } = await this.#socket.send(topic, "look", {});
      const place = this.#place();
      if (status === "done" && place) {
        this.#show(place, payload);
      } else if (status === "refused") {
        place?.remove();
      }
    }
  }

  #show(place, { state, seen }) {
    place.dataset.state = state;
    place.querySelectorAll("[data-when]").forEach((part) => (part.hidden = part.dataset.when !== state || (state === "off" && !seen)));
    if (seen) {
      this.#times.fill(place.querySelector("time"), seen);
    }
  }
}
