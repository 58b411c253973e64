// a hall full of readers does not ask all at once
const SPREAD = 400;

/** What becomes of comments that are shown: edited, deleted or put back, each is drawn anew where it stands. */
export class CommentChanges {
  #article = Number(document.querySelector("[data-article]")?.dataset.article);
  #changed = new Set();
  #timer;

  // Lifecycle

  constructor(account) {
    if (account && this.#article) {
      document.adoptedStyleSheets.push(this.#own(Number(account)));
    }
  }

  // Actions

  receive({ event, payload }) {
    if (event === "comment.changed" && payload.article === this.#article) {
      this.#changed.add(payload.comment);
      this.#timer ??= setTimeout(() => this.#renew(), Math.random() * SPREAD);
    }
  }

  // Internal

  /** All readers are sent the same thread: who wrote a comment is shown its edit, also on comments that come later. */
  #own(account) {
    const styles = new CSSStyleSheet();
    const own = `.comment[data-author="${account}"] > .comment-own`;
    styles.replaceSync(`${own} [data-own] { display: inline-flex; } ${own} [data-others] { display: none; }`);
    return styles;
  }

  async #renew() {
    const changed = [...this.#changed];
    this.#changed.clear();
    this.#timer = undefined;
    const answer = await fetch(location.pathname).catch(() => null);
    if (answer?.ok) {
      const drawn = new DOMParser().parseFromString(await answer.text(), "text/html");
      changed.forEach((id) => this.#replace(id, drawn));
    }
  }

  #replace(id, drawn) {
    const here = `[data-comment="${Number(id)}"] > .comment-own`;
    const old = document.querySelector(here);
    const now = drawn.querySelector(here);
    if (old && now) {
      const focused = old.contains(document.activeElement);
      const fresh = document.importNode(now, true);
      old.replaceWith(fresh);
      if (focused) {
        fresh.focus();
      }
    }
  }
}
