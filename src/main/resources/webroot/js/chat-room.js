import { ChatActs } from "./chat-acts.js";
import { ChatComposer } from "./chat-composer.js";
import { ChatDraft } from "./chat-draft.js";
import { ChatHistory } from "./chat-history.js";
import { MessagePart } from "./chat-part.js";
import { ChatPlaces } from "./chat-places.js";
import { ChatReading } from "./chat-reading.js";
import { ChatSheet } from "./chat-sheet.js";
import { ChatTyping } from "./chat-typing.js";

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

  // Lifecycle

  constructor(room, { socket, account, times, outbox, count }) {
    const scroll = room.querySelector("[data-scroll]");
    this.#room = room;
    this.#id = Number(room.dataset.room);
    this.#account = account;
    this.#socket = socket;
    this.#outbox = outbox;
    this.#part = new MessagePart({ times, account });
    this.#sheet = new ChatSheet(scroll);
    this.#waiting().forEach((entry) => this.#pend(entry));
    this.#reading = new ChatReading(room, { sheet: this.#sheet, scroll, send: (seq) => this.#read(seq, count) });
    this.#history = new ChatHistory(room, this.#sheet, scroll);
    this.#typing = new ChatTyping(room.querySelector("[data-typing]"));
    const composer = this.#composer();
    // behind the field, which takes the focus where nothing else wants it; before the acts, which a way is none of
    new ChatPlaces(room, { sheet: this.#sheet, history: this.#history });
    new ChatActs(room, { sheet: this.#sheet, part: this.#part, outbox, composer, remove: (seq) => this.#frame("message.delete", { message: seq }) });
    outbox.addEventListener("refused", ({ detail }) => this.#settle(detail.ref, (part) => this.#part.refuse(part, detail.reason)));
    outbox.addEventListener("sent", ({ detail }) => this.#settle(detail.ref, (part) => part.classList.add("is-sent")));
    outbox.addEventListener("dropped", ({ detail }) => this.#settle(detail.ref, (part) => this.#sheet.remove(part)));
  }

  // Actions

  receive({ topic, event, payload }) {
    if (event === "chat.changed") {
      this.#changed(payload);
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

  #composer() {
    const composer = document.getElementById("composer");
    return new ChatComposer(composer, {
      draft: new ChatDraft({
        name: `placard.draft:${this.#account}:${this.#id}`,
        area: composer.elements.body,
        save: (body) => this.#frame("draft", { body }),
      }),
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
      case "typing":
        if (payload.account !== this.#account) {
          this.#typing.show(payload);
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
        location.reload(); // drafts and what is on its way are kept
    }
  }

  #sent(message) {
    const part = this.#part.draw(message);
    if (this.#sheet.put(part)) {
      this.#typing.stop(message.author.id);
      if (message.author.id !== this.#account) {
        this.#history.count();
        this.#reading.fresh(part);
        this.#room.querySelector("[data-said]").textContent = `${message.author.nickname}: ${part.querySelector(".message-body")?.textContent ?? ""}`;
      }
      this.#history.show();
    }
  }

  #altered(message) {
    if (this.#sheet.find(message.seq)) {
      this.#sheet.put(this.#part.draw(message));
      this.#reading.marks();
    }
  }

  #send(body, reply) {
    this.#reading.wrote();
    this.#pend(this.#outbox.add(this.#id, body, reply));
    this.#history.toEnd();
  }

  #pend(entry) {
    const { myUsername: username, myNickname: nickname, myPicture: picture } = this.#room.dataset;
    this.#sheet.add(this.#part.pending(entry, { id: this.#account, username, nickname, picture }));
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

  #frame(event, payload) {
    return this.#socket.send(`chat:${this.#id}`, event, payload);
  }
}
