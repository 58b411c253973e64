/** The one small word that says how the link is. */
export class LinkState {
  #element = document.getElementById("link-state");
  #word = this.#element.querySelector(".link-word");
  #countdown = 0;

  constructor(socket) {
    this.#element.hidden = false;
    socket.addEventListener("state", ({ detail }) => this.#show(detail));
    this.#show({ state: socket.state });
  }

  #show({ state, after = 0 }) {
    clearInterval(this.#countdown);
    const words = this.#element.dataset;
    if (state === "live") {
      this.#write("live", words.live);
    } else if (state === "stopped" || !navigator.onLine) {
      this.#write("offline", words.offline);
    } else if (state === "waiting" && after > 1500) {
      this.#count(Math.ceil(after / 1000));
    } else {
      this.#write("reconnecting", words.reconnecting);
    }
  }

  #count(seconds) {
    this.#write("reconnecting", this.#element.dataset.in.replace("{n}", seconds));
    // the seconds are for the eye: read out each time they would be noise
    this.#word.setAttribute("aria-live", "off");
    this.#countdown = setInterval(() => {
      seconds = Math.max(1, seconds - 1);
      this.#word.textContent = this.#element.dataset.in.replace("{n}", seconds);
    }, 1000);
  }

  #write(state, word) {
    this.#word.setAttribute("aria-live", "polite");
    this.#element.dataset.state = state;
    this.#word.textContent = word;
  }
}
