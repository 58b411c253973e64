import assert from "node:assert/strict";
import { test } from "node:test";
import { Tickets } from "../../main/resources/webroot/js/tickets.js";

const answer = (status, { body = {}, headers = {} } = {}) => async () =>
  new Response(JSON.stringify(body), { status, headers });

test("the page's own key comes first, then the server is asked with the page's token", async () => {
  const asked = [];
  const tickets = new Tickets("first", "token", async (url, request) => {
    asked.push([url, request.method, request.headers["X-CSRF-Token"]]);
    return new Response('{"session_key":"second"}');
  });
  assert.deepEqual(await tickets.take(), { key: "first" });
  assert.deepEqual(await tickets.take(), { key: "second" });
  assert.deepEqual(asked, [["/session-key", "POST", "token"]]);
});

for (const [status, expected] of [[401, { stop: "signed-out" }], [403, { stop: "refused" }], [500, { wait: 0 }]]) {
  test(`${status} is ${JSON.stringify(expected)}`, async () => {
    assert.deepEqual(await new Tickets("", "token", answer(status)).take(), expected);
  });
}

test("429 and 503 say how long to wait", async () => {
  for (const status of [429, 503]) {
    const tickets = new Tickets("", "token", answer(status, { headers: { "Retry-After": "4" } }));
    assert.deepEqual(await tickets.take(), { wait: 4000 });
  }
});

test("a network that fails is a reason to wait", async () => {
  const tickets = new Tickets("", "token", async () => {
    throw new TypeError("offline");
  });
  assert.deepEqual(await tickets.take(), { wait: 0 });
});
