const PREVIEW_AFTER = 300;
const SAVE_AFTER = 1500;
const AGAIN_AFTER = 5000;

/** The editor: a live preview by the server's own renderer, and a draft that saves itself and survives a crash. */
export class Editor {
  #form;
  #state;
  #preview;
  #key;
  #saving = false;
  #dirty = false;
  #stopped = false;
  #timers = {};

  // Lifecycle

  constructor(form, times) {
    this.#form = form;
    this.times = times;
    this.#state = form.querySelector("[data-state]");
    this.#preview = form.querySelector("[data-preview]");
    this.#key = `draft:${form.dataset.editor}`;
    form.elements.saver.value = saver();
    this.#restore();
    form.addEventListener("input", () => this.#typed());
    form.addEventListener("keydown", (key) => this.#shortcut(key));
    form.addEventListener("submit", () => this.#leave());
    document.addEventListener("visibilitychange", () => document.hidden && this.#dirty && this.#save());
    addEventListener("online", () => this.#dirty && this.#save());
  }

  // Internal

  #typed() {
    this.#dirty = true;
    this.#remember();
    this.#after("preview", PREVIEW_AFTER, () => this.#draw());
    this.#after("save", SAVE_AFTER, () => this.#save());
  }

  #after(name, delay, act) {
    clearTimeout(this.#timers[name]);
    this.#timers[name] = setTimeout(act, delay);
  }

  async #draw() {
    const answer = await this.#post("/drafts/preview", { body: this.#form.elements.body.value }).catch(() => null);
    if (answer?.ok) {
      const drawn = new DOMParser().parseFromString(await answer.text(), "text/html");
      this.#preview.replaceChildren(...drawn.body.childNodes);
      this.#preview.lang = this.#form.elements.language.value;
    }
  }

  async #save() {
    if (this.#saving || this.#stopped) {
      return;
    }
    this.#saving = true;
    this.#dirty = false;
    this.#say(this.#form.dataset.saving);
    const answer = await this.#post(this.#form.action, this.#fields()).catch(() => null);
    this.#saving = false;
    if (answer?.ok) {
      await this.#saved(await answer.json());
    } else if (answer?.status === 409) {
      this.#stopped = true;
      this.#say(this.#form.dataset.conflict);
    } else if (answer?.status === 422) {
      this.#say((await answer.json()).errors.join(" "));
    } else {
      this.#dirty = true;
      this.#say(this.#form.dataset.kept);
      this.#after("save", AGAIN_AFTER, () => this.#save());
    }
  }

  async #saved({ version, saved, others }) {
    this.#form.elements.version.value = version;
    this.#say(this.#form.dataset.saved.replace("{time}", this.times.clock(saved)));
    const told = document.querySelector("[data-others]");
    told.textContent = told.dataset.words.replace("{names}", others.join(", "));
    told.hidden = others.length === 0;
    if (this.#dirty) {
      this.#remember();
      this.#after("save", SAVE_AFTER, () => this.#save());
    } else {
      localStorage.removeItem(this.#key);
    }
  }

  #fields() {
    const { title, body, tags, language, version, saver, file } = this.#form.elements;
    return { saver: saver.value, title: title.value, body: body.value, tags: tags.value, language: language.value, version: version.value, file: file?.checked ? "1" : "" };
  }

  #post(url, fields) {
    return fetch(url, {
      method: "POST",
      headers: { Accept: "application/json", "X-CSRF-Token": this.#form.elements._csrf.value },
      body: new URLSearchParams(fields),
    });
  }

  #remember() {
    try {
      localStorage.setItem(this.#key, JSON.stringify(this.#fields()));
    } catch {
      // a full or forbidden store: the server's copy is the one that counts
    }
  }

  #restore() {
    const kept = JSON.parse(localStorage.getItem(this.#key) ?? "null");
    const { elements } = this.#form;
    // the server may have taken a save whose answer this browser never got: then it names the same editor
    const ours = kept?.saver && kept.saver === this.#form.dataset.saver;
    if (!kept || (kept.version !== elements.version.value && !ours)) {
      localStorage.removeItem(this.#key);
      return;
    }
    const differs = ["title", "body", "tags", "language"].some((name) => kept[name] !== elements[name].value);
    if (differs) {
      ["title", "body", "tags", "language"].forEach((name) => (elements[name].value = kept[name]));
      this.#typed();
      this.#say(this.#form.dataset.restored);
    }
  }

  #shortcut(key) {
    if (key.key === "s" && (key.ctrlKey || key.metaKey)) {
      key.preventDefault();
      this.#save();
    }
  }

  #leave() {
    clearTimeout(this.#timers.save);
    this.#stopped = true;
    localStorage.removeItem(this.#key);
  }

  #say(words) {
    this.#state.textContent = words;
  }
}

/** Names this tab, also behind a reload. Not by randomUUID, which a page without TLS, as on a hall's network, lacks. */
function saver() {
  const fresh = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16)).join("");
  sessionStorage.saver ??= fresh();
  return sessionStorage.saver;
}
