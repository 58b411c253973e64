import { ChatCount } from "./chat-count.js";
import { ChatOutbox } from "./chat-outbox.js";
import { LinkState } from "./link-state.js";
import { Notices } from "./notices.js";
import { SignOut } from "./sign-out.js";
import { Presence } from "./presence.js";
import { Socket } from "./socket.js";
import { Tickets } from "./tickets.js";
import { Topics } from "./topics.js";
import { meta } from "./words.js";

/** Joins a signed-in reader's page to the server. */
export async function live({ times, toasts, clock, browser, listeners }) {
  const topics = new Topics(JSON.parse(meta("topics") || "{}"));
  // what only this page follows stands on what shows it
  document.querySelectorAll("[data-topic]").forEach(({ dataset }) => topics.follow(dataset.topic, Number(dataset.seq)));
  const socket = new Socket({
    url: `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/ws`,
    tickets: new Tickets(meta("session-key"), meta("csrf-token")),
    topics,
  });
  const notices = new Notices({ socket, account: meta("account"), times, toasts, browser });
  const outbox = new ChatOutbox({ socket, account: meta("account") });
  const count = new ChatCount({ socket, account: meta("account") });
  const heard = [notices, count, ...listeners];
  const chat = document.querySelector("[data-chat]");
  if (chat) {
    const { Chat } = await import("./chat.js");
    heard.push(new Chat({ socket, account: Number(meta("account")), times, outbox, count, toasts }));
  }
  new LinkState(socket);
  new SignOut(meta("account"));
  new Presence({ socket, account: meta("account") });
  socket.addEventListener("message", ({ detail }) => {
    heard.forEach((listener) => listener.receive(detail));
    refresh(detail, toasts);
  });
  socket.addEventListener("state", ({ detail }) => detail.state === "live" && clock.measure(socket));
  socket.addEventListener("state", ({ detail }) => detail.why && stopped(detail.why, toasts));
  socket.addEventListener("stale", () => (hasText() ? stopped("stale", toasts) : location.reload()));
  wake(socket);
  socket.connect();
}

/** In development the server tells when the site was reloaded. */
function refresh({ event, payload }, toasts) {
  if (event !== "site.reloaded") {
    return;
  }
  if (payload.styles) {
    document.querySelector('link[rel="stylesheet"]').href = payload.url;
  } else {
    hasText() ? stopped("stale", toasts) : location.reload();
  }
}

function wake(socket) {
  addEventListener("online", () => socket.verify());
  // a dead link closes by itself only after minutes
  addEventListener("offline", () => socket.verify());
  document.addEventListener("visibilitychange", () => document.hidden || socket.verify());
  // an open socket would keep the page out of the browser's history, so it is closed there
  addEventListener("pagehide", () => socket.sleep());
  addEventListener("pageshow", ({ persisted }) => persisted && socket.connect());
}

function stopped(why, toasts) {
  const card = document.getElementById("stopped-part").content.firstElementChild.cloneNode(true);
  for (const choice of card.querySelectorAll("[data-when]")) {
    if (!choice.dataset.when.split(" ").includes(why)) {
      choice.remove();
    }
  }
  card.querySelector('a[href^="/sign-in"]')?.setAttribute(
    "href", `/sign-in?ended=1&next=${encodeURIComponent(location.pathname + location.search)}`);
  card.querySelector('[data-act="reload"]')?.addEventListener("click", () => location.reload());
  toasts.keep(card);
}

/** Whether something would be lost: drafts of messages are kept. */
function hasText() {
  return [...document.querySelectorAll("textarea:not([data-kept])")].some((area) => area.value !== area.defaultValue);
}
