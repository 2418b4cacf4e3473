#!/usr/bin/env node
// Reads YAML documents by the core schema of YAML 1.2, as GitHub does. Request: { documents: ["…", …] }.
// Answer: { results: [{ json } or { error }, …] }. Anything the reader warns about counts as an error.
import { requireFrom, serve } from "./serve.mjs";

const { parseDocument } = requireFrom("actions")("yaml");

function read(text) {
  const document = parseDocument(text, { version: "1.2", schema: "core", uniqueKeys: true });
  const complaints = [...document.errors, ...document.warnings];
  return complaints.length > 0 ? { error: complaints.map(c => c.message).join("\n") } : { json: JSON.stringify(document.toJS()) };
}

await serve(({ documents }) => ({ results: documents.map(read) }));
