const SPREAD = 800;

let timer;

/** Asks anew what is pinned in the conversation, for its top; not everybody at the same moment. */
export function renewPins(room) {
  timer ??= setTimeout(() => ask(room), Math.random() * SPREAD);
}

async function ask(room) {
  timer = undefined;
  const answer = await fetch(`/chat/${room.dataset.room}/pins`, { redirect: "error" }).catch(() => null);
  if (answer?.ok) {
    const drawn = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("pins");
    const open = room.querySelector("[data-pins] details")?.open;
    room.querySelector("[data-pins]").replaceWith(document.importNode(drawn, true));
    room.querySelector("[data-pins] details")?.toggleAttribute("open", Boolean(open));
  }
}
