import { createServer } from "node:http";
import { formatAmount } from "./amount.js";

const routes = {
  "/health": () => ({ status: "ok" }),
  "/amount": query => ({ text: formatAmount(Number(query.get("cents") ?? NaN), query.get("currency") ?? "EUR") }),
};

function answer(request) {
  const url = new URL(request.url, "http://localhost");
  const route = routes[url.pathname];
  if (!route) return [404, { error: "no such page" }];
  try {
    return [200, route(url.searchParams)];
  } catch (error) {
    if (error instanceof RangeError) return [400, { error: error.message }];
    throw error;
  }
}

/** A server that does not listen yet. */
export const createApp = () => createServer((request, response) => {
  const [status, body] = answer(request);
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
});
