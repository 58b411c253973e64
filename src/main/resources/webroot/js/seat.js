const TINTS = 6;

const NOBODY = "○";

/** Whether somebody is called as only former members are; Person.java says the same on the server. */
export function isFormer(nickname) {
  return /^~\d+$/.test(nickname);
}

/** Writes a person's letters and tint on their card, as Person.java does on the server. */
export function fillSeat(element, { id, nickname }) {
  const former = isFormer(nickname);
  element.textContent = former ? NOBODY : letters(nickname);
  element.dataset.person = id;
  element.classList.toggle("seat-former", former);
  for (let tint = 0; tint < TINTS; tint++) {
    element.classList.toggle(`seat-${tint}`, !former && tint === id % TINTS);
  }
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
