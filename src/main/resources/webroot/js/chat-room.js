import { ChatActs } from "./chat-acts.js";
import { ChatComposer } from "./chat-composer.js";
import { ChatDraft } from "./chat-draft.js";
import { ChatHistory } from "./chat-history.js";
import { ChatParcels } from "./chat-parcels.js";
import { MessagePart } from "./chat-part.js";
import { ChatPlaces } from "./chat-places.js";
import { ChatReading } from "./chat-reading.js";
import { ChatSheet } from "./chat-sheet.js";
import { reactionsOf, word } from "./chat-marks.js";

/** The conversation that is open: what its topic tells, and what the reader does in it. */
export class ChatRoom {
  #room;
  #id;
  #account;
  #socket;
  #outbox;
  #part;
  #sheet;
  #history;
  #reading;
  #typing;
  #parcels;
  #toasts;

  // Lifecycle

  constructor(room, { socket, account, times, outbox, count, toasts }) {
    const scroll = room.querySelector("[data-scroll]");
    this.#room = room;
    this.#id = Number(room.dataset.room);
    this.#account = account;
    this.#socket = socket;
    this.#outbox = outbox;
    this.#toasts = toasts;
    this.#part = new MessagePart({ times, account });
    this.#sheet = new ChatSheet(scroll);
    this.#waiting().forEach((entry) => this.#pend(entry));
    this.#reading = new ChatReading(room, { sheet: this.#sheet, scroll, send: (seq) => this.#read(seq, count) });
    this.#history = new ChatHistory(room, this.#sheet, scroll);
    const form = document.getElementById("composer");
    this.#parcels = new ChatParcels(room, form, { outbox, key: `placard.files:${account}:${this.#id}`, say: (words) => this.#say(words) });
    const composer = this.#composer(form);
    // behind the field, which takes the focus where nothing else wants it
    new ChatPlaces(room, { sheet: this.#sheet, history: this.#history });
    new ChatActs(room, {
      sheet: this.#sheet,
      composer,
      again: (ref) => this.#parcels.again(ref) || outbox.again(ref),
      drop: (ref) => outbox.drop(ref),
      act: (event, payload) => this.#act(event, payload),
      say: (words) => this.#say(words),
    });
    outbox.addEventListener("refused", ({ detail }) => this.#settle(detail.ref, (part) => this.#part.refuse(part, detail.reason)));
    outbox.addEventListener("sent", ({ detail }) => this.#settle(detail.ref, (part) => part.classList.add("is-sent")));
    outbox.addEventListener("changed", ({ detail }) => this.#settle(detail.ref, (part) => this.#part.refuse(part)));
    outbox.addEventListener("dropped", ({ detail }) => this.#dropped(detail.ref));
    if (room.querySelector("[data-until]")) {
      import("./message-head.js").then(({ awaitEnd }) => awaitEnd(room));
    }
  }

  // Actions

  receive({ topic, event, payload }) {
    if (event === "chat.changed") {
      this.#changed(payload);
    } else if (event === "chat.standing") {
      this.#renewHead();
    } else if (topic === this.#room.dataset.topic) {
      this.#heard(event, payload);
    }
  }

  // Internal

  /** What is drawn as sent already is left out: only its answer was lost when the page was loaded anew. */
  #waiting() {
    const drawn = this.#sheet.messages.map(({ dataset }) => dataset.ref);
    return this.#outbox.of(this.#id).filter(({ ref }) => !drawn.includes(ref));
  }

  #composer(form) {
    const draft = new ChatDraft({
      name: `placard.draft:${this.#account}:${this.#id}`,
      area: form.elements.body,
      save: (body) => this.#socket.sendOnce(`chat:${this.#id}`, "draft", { body }),
    });
    this.#outbox.addEventListener("sent", ({ detail }) => detail.conversation === this.#id && draft.again());
    return new ChatComposer(form, {
      draft,
      parcels: this.#parcels,
      send: (body, reply) => this.#send(body, reply),
      edit: (seq, body) => this.#frame("message.edit", { message: seq, body }),
      typing: () => this.#socket.state === "live" && this.#frame("typing", {}),
    });
  }

  /** Read on another device. */
  #changed({ conversation, head, unread }) {
    if (conversation === this.#id && unread === 0) {
      this.#reading.reach(head);
      this.#room.querySelector("[data-first]")?.remove();
    }
  }

  #heard(event, payload) {
    switch (event) {
      case "message.sent":
        this.#sent(payload.message);
        break;
      case "message.edited":
      case "message.deleted":
        this.#altered(payload.message);
        break;
      case "message.reacted":
        this.#reacted(payload);
        break;
      case "message.pinned":
        this.#pinned(payload);
        break;
      case "typing":
        if (payload.account !== this.#account) {
          this.#typed(payload);
        }
        break;
      case "member.read":
        this.#reading.heard(payload.account, payload.read);
        break;
      case "topic.left":
        if (payload.account === this.#account) {
          location.assign("/chat/");
        }
        break;
      case "conversation.changed":
        this.#renewHead(payload.members);
    }
  }

  #sent(message) {
    const part = this.#part.draw(message);
    if (this.#sheet.put(part)) {
      this.#typing?.stop(message.author.id);
      if (message.author.id !== this.#account) {
        this.#history.count();
        this.#reading.fresh(part);
        this.#reading.aloud(part, message);
      }
      this.#history.show();
    }
  }

  #altered(message) {
    // no other is told of in the bar
    if (this.#room.querySelector(`[data-pins] [data-goto="${Number(message.seq)}"]`)) {
      this.#renewPins();
    }
    this.#sheet.alter(message.seq, (part) => {
      if (part) {
        this.#sheet.put(this.#part.draw(message, reactionsOf(part)));
      }
      if (message.deleted) {
        import("./message-quotes.js").then(({ hollow }) => hollow(this.#room, message.seq));
      }
    });
    this.#reading.marks();
  }

  #reacted({ message, emoji, on, by, reactions }) {
    this.#standing(message, (part) => this.#part.react(part, reactions, by.id === this.#account && { emoji, on }));
  }

  #pinned({ message, pinned }) {
    this.#standing(message, (part) => this.#part.pin(part, pinned));
    this.#renewPins();
  }

  /** Changes one, unless it is gone. */
  #standing(message, change) {
    this.#sheet.alter(message, (part) => part?.matches(":not(.is-gone)") && change(part));
  }

  async #renewHead(members) {
    (await import("./message-head.js")).renewHead(this.#room, members);
  }

  async #typed(payload) {
    const { MessageTyping } = await import("./message-typing.js");
    this.#typing ??= new MessageTyping(this.#room.querySelector("[data-typing]"));
    this.#typing.show(payload);
  }

  async #renewPins() {
    (await import("./message-pins.js")).renewPins(this.#room);
  }

  #send(body, reply) {
    this.#reading.wrote();
    // kept before anything is waited for, since the field is emptied now
    const entry = this.#outbox.add(this.#id, body, reply, this.#parcels.any ? [{}] : []);
    this.#parcels.give(entry, this.#pend({ ...entry, files: [] }));
    this.#history.toEnd();
  }

  #dropped(ref) {
    this.#parcels.drop(ref);
    this.#settle(ref, (part) => this.#sheet.remove(part));
  }

  #pend(entry) {
    const { myUsername: username, myNickname: nickname, myPicture: picture } = this.#room.dataset;
    const part = this.#part.pending(entry, { id: this.#account, username, nickname, picture });
    this.#sheet.add(part);
    return part;
  }

  #settle(ref, act) {
    const part = this.#sheet.pending(ref);
    if (part) {
      act(part);
    }
  }

  async #read(seq, count) {
    const reply = await this.#frame("read", { seq });
    if (reply.status === "done") {
      count.show(reply.payload.total);
      this.#room.querySelector("[data-first]")?.remove();
    }
    return reply;
  }

  /** What the reader does to a message; why it may not be is said. */
  async #act(event, payload) {
    const { status, payload: answer } = await this.#frame(event, payload);
    if (status !== "done") {
      this.#say((word(answer.reason ?? "") ?? word("failed")).textContent);
    }
  }

  #say(words) {
    this.#toasts.show(Object.assign(document.createElement("p"), { textContent: words }));
  }

  #frame(event, payload) {
    return this.#socket.send(`chat:${this.#id}`, event, payload);
  }
}
