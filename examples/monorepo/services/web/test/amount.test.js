import assert from "node:assert/strict";
import { test } from "node:test";
import { formatAmount } from "../src/amount.js";

test("an amount has two decimals and its currency", () => {
  assert.equal(formatAmount(1190, "EUR"), "11.90 EUR");
  assert.equal(formatAmount(5, "USD"), "0.05 USD");
  assert.equal(formatAmount(-1205, "EUR"), "-12.05 EUR");
});

test("a part of a cent is refused", () => {
  assert.throws(() => formatAmount(0.5, "EUR"), RangeError);
});
