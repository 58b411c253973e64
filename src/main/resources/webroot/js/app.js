import { Accent } from "./accent.js";
import { Announcements } from "./announcements.js";
import { BrowserChoice } from "./browser-choice.js";
import { BrowserNotices } from "./browser-notices.js";
import { Clock } from "./clock.js";
import { CommentChanges } from "./comment-changes.js";
import { Comments } from "./comments.js";
import { Completion } from "./completion.js";
import { confirmFirst } from "./confirm.js";
import { Editor } from "./editor.js";
import { Enrolment } from "./enrolment.js";
import { Former } from "./former.js";
import { Menus } from "./menus.js";
import { Overview } from "./overview.js";
import { Password } from "./password.js";
import { PictureField } from "./picture-field.js";
import { Print } from "./print.js";
import { Queue } from "./queue.js";
import { Renew } from "./renew.js";
import { Seats } from "./seat.js";
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
const clock = new Clock(document.querySelector("[data-clock]"));
const queue = document.querySelector("[data-queue]");
const browser = new BrowserNotices();
const announcements = new Announcements({ box: document.getElementById("announcements"), clock, browser, member: Boolean(meta("session-key")) });
const listeners = [clock, comments, new CommentChanges(meta("account")), announcements, new Renew(), new Former(), new Seats(), ...(queue ? [new Queue(queue)] : [])];
new Shortcuts({ comments, escape: [() => menus.close(), () => toasts.closeLast()] });
document.querySelectorAll("[data-password]").forEach((input) => new Password(input));
document.querySelectorAll("[data-editor]").forEach((form) => new Editor(form, times));
confirmFirst();
document.querySelectorAll("[data-browser-notices]").forEach((part) => new BrowserChoice(part, browser));
document.querySelectorAll("[data-complete]").forEach((field) => new Completion(field));
document.querySelectorAll('[data-act="print"]').forEach((button) => new Print(button));
document.querySelectorAll("[data-enrolment]").forEach((form) => new Enrolment(form));
document.querySelectorAll("[data-accent]").forEach((field) => new Accent(field));
document.querySelectorAll("[data-overview]").forEach((part) => new Overview(part));
document.querySelectorAll("[data-picture]").forEach((form) => new PictureField(form));
document.querySelectorAll("[data-uploads]").forEach((part) => new Uploads(part, document.querySelector("#body")));
times.start();

if (meta("session-key")) {
  const { live } = await import("./live.js");
  live({ times, toasts, clock, browser, listeners });
}
