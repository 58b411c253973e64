import { Comments } from "./comments.js";
import { Editor } from "./editor.js";
import { Menus } from "./menus.js";
import { Password } from "./password.js";
import { Queue } from "./queue.js";
import { Renew } from "./renew.js";
import { Shortcuts } from "./shortcuts.js";
import { Times } from "./time.js";
import { Toasts } from "./toasts.js";
import { Uploads } from "./uploads.js";
import { meta } from "./words.js";

// Every page works without this. Here the parts are made and made known to each other.
const times = new Times();
const toasts = new Toasts();
const comments = new Comments();
const menus = new Menus();
const queue = document.querySelector("[data-queue]");
const listeners = [comments, new Renew(), ...(queue ? [new Queue(queue)] : [])];
new Shortcuts({ comments, escape: [() => menus.close(), () => toasts.closeLast()] });
document.querySelectorAll("[data-password]").forEach((input) => new Password(input));
document.querySelectorAll("[data-editor]").forEach((form) => new Editor(form, times));
document.querySelectorAll("[data-uploads]").forEach((part) => new Uploads(part, document.querySelector("#body")));
times.start();

if (meta("session-key")) {
  const { live } = await import("./live.js");
  live({ times, toasts, listeners });
}
