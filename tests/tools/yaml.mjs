#!/usr/bin/env node
// Reads YAML documents by the core schema of YAML 1.2, as GitHub does, or by YAML 1.1, as many older tools do.
// Request: { documents: ["…", …], version: "1.2" | "1.1" }.
// Answer: { results: [{ json } or { error }, …] }. Anything the reader warns about counts as an error.
import { requireFrom, serve } from "./serve.mjs";

const { parseDocument } = requireFrom("actions")("yaml");

function read(text, version) {
  const document = parseDocument(text, { version, schema: version === "1.1" ? "yaml-1.1" : "core", uniqueKeys: true });
  const complaints = [...document.errors, ...document.warnings];
  return complaints.length > 0 ? { error: complaints.map(c => c.message).join("\n") } : { json: JSON.stringify(document.toJS()) };
}

await serve(({ documents, version }) => ({ results: documents.map(text => read(text, version)) }));
