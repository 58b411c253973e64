const SPREAD = 1500;
const EACH = 20;
const LONGEST = 24 * 60 * 60 * 1000;

let timer;
let end;

/**
 * Has the server draw the head of the open conversation anew, and whether one may write there. A moment later, for all who
 * are in it ask: the more members, the longer.
 */
export function renewHead(room, members = 0) {
  timer ??= setTimeout(() => ask(room), Math.random() * Math.max(SPREAD, members * EACH));
}

/** Whoever is muted may write again when that is over. */
export function awaitEnd(room) {
  clearTimeout(end);
  const left = Date.parse(room.querySelector("[data-closed]").dataset.until) - Date.now();
  if (left < LONGEST) {
    end = setTimeout(() => renewHead(room), Math.max(0, left) + 500);
  }
}

async function ask(room) {
  timer = undefined;
  const answer = await fetch(`/chat/${room.dataset.room}/head`, { redirect: "error" }).catch(() => null);
  if (answer?.ok) {
    draw(room, new DOMParser().parseFromString(await answer.text(), "text/html"));
  } else if (answer?.status === 404) {
    location.assign("/chat/");
  }
}

function draw(room, drawn) {
  for (const part of [".room-who", "[data-closed]"]) {
    room.querySelector(part).replaceWith(document.importNode(drawn.querySelector(part), true));
  }
  room.querySelector("#composer").hidden = !room.querySelector("[data-closed]").hidden;
  awaitEnd(room);
}
