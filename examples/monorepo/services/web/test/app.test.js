import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { createApp } from "../src/app.js";

const app = createApp();
let base;

before(async () => {
  app.listen(0, "127.0.0.1");
  await once(app, "listening");
  base = `http://127.0.0.1:${app.address().port}`;
});

after(() => app.close());

async function get(path) {
  const response = await fetch(base + path, { headers: { connection: "close" } });
  return [response.status, await response.json()];
}

test("the service says that it is well", async () => {
  assert.deepEqual(await get("/health"), [200, { status: "ok" }]);
});

test("an amount is printed", async () => {
  assert.deepEqual(await get("/amount?cents=1190"), [200, { text: "11.90 EUR" }]);
});

test("a request without an amount is wrong", async () => {
  const [status] = await get("/amount");
  assert.equal(status, 400);
});

test("an unknown page is not found", async () => {
  const [status] = await get("/nothing");
  assert.equal(status, 404);
});
