import { kept } from "./kept.js";
import { randomName } from "./outbox.js";

const AGAIN = 2000;

const isReady = ({ refused, files = [] }) => !refused && files.every(({ id }) => id);

/**
 * Messages on their way, on every page: kept in the browser until the server has them, whatever becomes of the link and the
 * page. One of a conversation is sent after the other, so that they arrive as they were written; one whose files are still
 * on their way lets others pass. It tells of a message that arrived ("sent"), was refused ("refused"), is on its way again
 * ("changed") or was given up ("dropped").
 */
export class ChatOutbox extends EventTarget {
  #socket;
  #prefix;
  #entries = new Map();
  #busy = new Set();

  // Lifecycle

  constructor({ socket, account }) {
    super();
    this.#socket = socket;
    this.#prefix = `placard.message:${account}:`;
    this.#read();
    addEventListener("storage", ({ key, newValue }) => key?.startsWith(this.#prefix) && !newValue && this.#gone(key));
    socket.addEventListener("message", ({ detail }) => this.#heard(detail, Number(account)));
    // another tab may have been closed with something in it
    socket.addEventListener("state", ({ detail }) => detail.state === "live" && this.#goOn());
  }

  // Actions

  /** What waits in a conversation, oldest first. */
  of(conversation) {
    return [...this.#entries.values()].filter((entry) => entry.conversation === conversation);
  }

  /**
   * @param reply what it answers: seq, author, excerpt; or nothing
   * @param files that go with it: as the server tells of them, or with a key where they are on their way to it
   */
  add(conversation, body, reply, files) {
    const entry = { ref: randomName(), conversation, body, reply, files, at: new Date().toISOString() };
    this.#keep(entry);
    this.#pump(conversation);
    return entry;
  }

  /** These are the files of one that was kept before they were known. */
  fill(ref, files) {
    files.length || this.#entries.get(ref)?.body ? this.#change(ref, { files }) : this.drop(ref);
  }

  /** Sends once more what was refused, without the files that never arrived. */
  again(ref) {
    const entry = this.#entries.get(ref);
    const files = entry.files?.filter(({ id }) => id);
    if (entry.body || files?.length) {
      this.#change(ref, { refused: undefined, files });
    } else {
      this.drop(ref);
    }
  }

  /** A file of it has arrived; or, with nothing told, is not to go with it. */
  uploaded(ref, key, told) {
    const files = this.#entries.get(ref)?.files;
    if (files) {
      const others = files.flatMap((file) => (file.key !== key ? file : told ? { ...told, key } : []));
      others.length || this.#entries.get(ref).body ? this.#change(ref, { files: others }) : this.drop(ref);
    }
  }

  /** It waits for its files after all. */
  resume(ref) {
    this.#change(ref, { refused: undefined });
  }

  refuse(ref, reason) {
    const { conversation } = this.#entries.get(ref) ?? {};
    if (conversation) {
      this.#keep({ ...this.#entries.get(ref), refused: reason });
      this.#say("refused", { ref, conversation, reason });
    }
  }

  drop(ref) {
    this.#forget(ref);
    this.#say("dropped", { ref });
  }

  // Internal

  #goOn() {
    this.#read();
    new Set([...this.#entries.values()].map((entry) => entry.conversation)).forEach((one) => this.#pump(one));
  }

  /** Nothing is taken, and no page shown, of a conversation that the writer is out of. */
  #heard({ topic, event, payload }, account) {
    const left = event === "topic.revoked" ? payload.topic : event === "topic.left" && payload.account === account && topic;
    if (left) {
      this.#read();
      this.of(Number(left.replace("chat:", ""))).forEach(({ ref }) => this.drop(ref));
    }
  }

  async #pump(conversation) {
    if (this.#busy.has(conversation)) {
      return;
    }
    this.#busy.add(conversation);
    for (let entry; (entry = this.of(conversation).find(isReady)); ) {
      await this.#send(entry);
    }
    this.#busy.delete(conversation);
  }

  async #send({ ref, conversation, body, reply, files }) {
    const payload = { body, ...(reply && { reply: reply.seq }), ...(files?.length && { files: files.map(({ id }) => id) }) };
    const answer = await this.#socket.send(`chat:${conversation}`, "message.send", payload, ref);
    const { reason, retry_after_ms: after } = answer.payload;
    if (answer.status === "done") {
      this.#forget(ref);
      this.#say("sent", { ref, conversation, ...answer.payload });
    } else if (answer.status === "failed" || after) {
      await new Promise((resolve) => setTimeout(resolve, after ?? AGAIN));
    } else {
      this.refuse(ref, reason);
    }
  }

  #change(ref, change) {
    const entry = this.#entries.get(ref);
    if (entry) {
      this.#keep({ ...entry, ...change });
      this.#say("changed", { ref });
      this.#pump(entry.conversation);
    }
  }

  #keep(entry) {
    this.#entries.set(entry.ref, entry);
    kept.set(this.#prefix + entry.ref, JSON.stringify(entry));
  }

  #forget(ref) {
    this.#entries.delete(ref);
    kept.remove(this.#prefix + ref);
  }

  /** Another tab has seen it arrive, or its writer has given it up there. */
  #gone(key) {
    const ref = key.slice(this.#prefix.length);
    if (this.#entries.delete(ref)) {
      this.#say("dropped", { ref });
    }
  }

  #read() {
    kept
      .names(this.#prefix)
      .map((name) => JSON.parse(kept.get(name)))
      .filter(({ ref }) => !this.#entries.has(ref))
      .sort((one, other) => (one.at < other.at ? -1 : 1))
      // another page had its files, and may be there still: so it is not kept that this one cannot send them
      .forEach((entry) => this.#entries.set(entry.ref, isReady({ files: entry.files }) ? entry : { ...entry, refused: "files_lost" }));
  }

  #say(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
