const TOLD = "told";
const MOST = 50;
const YIELD = 300;

/** Lets the browser show what comes in, once for all tabs, and only while none of them is in view. */
export class BrowserNotices {
  /** Whether it may: ask, allowed, blocked, insecure, unsupported. */
  get state() {
    if (!isSecureContext) {
      return "insecure";
    }
    if (!("Notification" in window && navigator.locks)) {
      return "unsupported";
    }
    return { default: "ask", granted: "allowed", denied: "blocked" }[Notification.permission];
  }

  // Actions

  /**
   * Tells of something that has just come in; every tab calls this, one of them shows it.
   *
   * @param key names what happened: what was told once is not told again
   * @param link where a click leads
   * @param clicked is called before that
   */
  async tell({ key, words, link, lang, clicked }) {
    if (this.state !== "allowed") {
      return;
    }
    if (document.hidden) {
      // a tab in view comes first: there it is to be seen already
      await new Promise((done) => setTimeout(done, YIELD));
    }
    await navigator.locks.request("placard-notices", () => {
      if (first(key) && document.hidden) {
        this.show({ key, words, link, lang, clicked });
      }
    });
  }

  /** Shows one; false where the browser cannot from a page, as on Android. */
  show({ key, words, link, lang, clicked }) {
    try {
      const icon = document.querySelector('link[rel="apple-touch-icon"]').href;
      const shown = new Notification(document.querySelector(".brand-name").textContent, { body: words, tag: key, lang, icon });
      shown.onclick = () => {
        shown.close();
        window.focus();
        clicked?.();
        if (link) {
          location.assign(link);
        }
      };
      return true;
    } catch {
      return false;
    }
  }
}

/** Whether no tab has told of it before. */
function first(key) {
  const told = JSON.parse(localStorage.getItem(TOLD) ?? "[]");
  if (told.includes(key)) {
    return false;
  }
  localStorage.setItem(TOLD, JSON.stringify([...told, key].slice(-MOST)));
  return true;
}
