import { Announcements } from "./announcements.js";
import { BrowserNotices } from "./browser-notices.js";
import { Clock } from "./clock.js";
import { Completion } from "./completion.js";
import { confirmFirst } from "./confirm.js";
import { Former } from "./former.js";
import { Menus } from "./menus.js";
import { Renew } from "./renew.js";
import { Seats } from "./seat.js";
import { Shortcuts } from "./shortcuts.js";
import { Times } from "./time.js";
import { Toasts } from "./toasts.js";
import { meta } from "./words.js";

// Every page works without this. Here the parts are made and made known to each other.
const times = new Times();
const toasts = new Toasts();
const comments = document.querySelector("#comments, [data-article-comments]") && new (await import("./comments.js")).Comments();
const menus = new Menus();
const clock = new Clock(document.querySelector("[data-clock]"));
const browser = new BrowserNotices();
const announcements = new Announcements({ box: document.getElementById("announcements"), clock, browser, member: Boolean(meta("session-key")) });
const listeners = [clock, ...(comments ? [comments] : []), announcements, new Renew(), new Former(), new Seats()];
new Shortcuts({ comments, escape: [() => menus.close(), () => toasts.closeLast()] });
confirmFirst();
document.querySelectorAll("[data-complete]").forEach((field) => new Completion(field));
times.start();

// What few pages have is fetched by those alone; Layout.java names these modules once more.
const rare = {
  "[data-accent]": async (field) => new (await import("./accent.js")).Accent(field),
  '[data-act="print"]': async (button) => new (await import("./print.js")).Print(button),
  "[data-article]": async () => listeners.push(new (await import("./comment-changes.js")).CommentChanges(meta("account"))),
  "[data-browser-notices]": async (part) => new (await import("./browser-choice.js")).BrowserChoice(part, browser),
  "[data-editor]": async (form) => new (await import("./editor.js")).Editor(form, times),
  "[data-enrolment]": async (form) => new (await import("./enrolment.js")).Enrolment(form),
  "[data-password]": async (input) => new (await import("./password.js")).Password(input),
  "[data-overview]": async (part) => new (await import("./overview.js")).Overview(part),
  "[data-picture]": async (form) => new (await import("./picture-field.js")).PictureField(form),
  "[data-uploads]": async (part) => new (await import("./uploads.js")).Uploads(part, document.querySelector("#body")),
  "[data-queue]": async (list) => listeners.push(new (await import("./queue.js")).Queue(list)),
};
for (const [where, make] of Object.entries(rare)) {
  await Promise.all([...document.querySelectorAll(where)].map(make));
}

if (meta("session-key")) {
  const { live } = await import("./live.js");
  await live({ times, toasts, clock, browser, listeners });
}
