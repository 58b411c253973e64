const TINTS = 6;
const NOBODY = "○";

/** Whether somebody is called as only former members are; Person.java says the same on the server. */
export function isFormer(nickname) {
  return /^~\d+$/.test(nickname);
}

/** Draws a person's picture, or their letters and tint, on their card, as seat.jte does on the server. */
export function fillSeat(element, { id, nickname, picture }) {
  const former = isFormer(nickname);
  element.dataset.person = id;
  element.dataset.letters = former ? NOBODY : letters(nickname);
  element.classList.toggle("seat-former", former);
  for (let tint = 0; tint < TINTS; tint++) {
    element.classList.toggle(`seat-${tint}`, !former && tint === id % TINTS);
  }
  draw(element, picture);
}

/** The last two Chinese characters, or the first letters of the first two words. */
export function letters(nickname) {
  const han = nickname.match(/\p{Script=Han}/gu);
  if (han) {
    return han.slice(-2).join("");
  }
  const words = nickname.trim().split(/[\s._-]+/).filter(Boolean);
  return words.slice(0, 2).map((word) => [...word][0]).join("").toUpperCase();
}

/** Keeps the cards on the page as they are: somebody has another picture, or none any more. */
export class Seats {
  // Actions

  receive({ event, payload }) {
    if (event === "person.changed" && typeof payload.picture === "string") {
      const cards = document.querySelectorAll(`.seat[data-person="${Number(payload.account)}"]`);
      cards.forEach((card) => draw(card, payload.picture));
      const portraits = document.querySelectorAll(`[data-portrait="${Number(payload.account)}"]`);
      portraits.forEach((portrait) => hang(portrait, payload.picture));
    }
  }
}

function draw(card, picture) {
  card.classList.toggle("seat-picture", Boolean(picture));
  if (picture) {
    const image = new Image(64, 64);
    image.alt = "";
    image.srcset = `/avatars/${picture}-128.jpg 2x`;
    image.src = `/avatars/${picture}-64.jpg`;
    card.replaceChildren(image);
  } else {
    card.textContent = card.dataset.letters;
  }
}

function hang(portrait, picture) {
  portrait.hidden = !picture;
  if (picture) {
    portrait.srcset = `/avatars/${picture}-256.jpg 2x`;
    portrait.src = `/avatars/${picture}-128.jpg`;
  }
}
