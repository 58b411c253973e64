import { word } from "./chat-marks.js";
import { langOf } from "./words.js";

/** What answers a message that is gone tells nothing of it any more. */
export function hollow(room, seq) {
  room.querySelectorAll(`.message-quote [data-goto="${Number(seq)}"] [data-fill="excerpt"]`).forEach((words) => {
    words.textContent = word("gone").textContent;
    words.lang = langOf(words.textContent);
  });
}
