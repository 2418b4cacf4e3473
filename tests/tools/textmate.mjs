#!/usr/bin/env node
// Colours Flow as VS Code does: its engine reads the grammar of lsp/vscode, and the grammars of embedded languages where VS Code is installed.
// Request: { text }. Answer: { tokens: [{ start, end, scopes: "source.flow …" }, …] }, in UTF-16 units of the text.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { packagesOf, requireFrom, serve } from "./serve.mjs";

const require = requireFrom("textmate");
const oniguruma = require("vscode-oniguruma");
const textmate = require("vscode-textmate");

const own = fileURLToPath(new URL("../../lsp/vscode/syntaxes/flow.tmLanguage.json", import.meta.url));
const extensions = path.join(packagesOf("vscode"), "node_modules/code-server/lib/vscode/extensions");

/** The grammars that VS Code brings, by scope. */
function brought() {
  const files = new Map();
  for (const name of existsSync(extensions) ? readdirSync(extensions) : []) {
    const manifest = path.join(extensions, name, "package.json");
    const grammars = existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")).contributes?.grammars : undefined;
    for (const grammar of grammars ?? []) files.set(grammar.scopeName, path.join(extensions, name, grammar.path));
  }
  return files;
}

const files = brought().set("source.flow", own);
await oniguruma.loadWASM(readFileSync(path.join(packagesOf("textmate"), "node_modules/vscode-oniguruma/release/onig.wasm")));
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: patterns => new oniguruma.OnigScanner(patterns),
    createOnigString: text => new oniguruma.OnigString(text),
  }),
  loadGrammar: async scope => files.has(scope) ? textmate.parseRawGrammar(readFileSync(files.get(scope), "utf8"), files.get(scope)) : null,
});
const grammar = await registry.loadGrammar("source.flow");

function tokenize(text) {
  const tokens = [];
  let state = textmate.INITIAL;
  let offset = 0;
  for (const line of text.split("\n")) {
    const result = grammar.tokenizeLine(line.replace(/\r$/, ""), state);
    state = result.ruleStack;
    for (const t of result.tokens) tokens.push({ start: offset + t.startIndex, end: offset + Math.min(t.endIndex, line.length), scopes: t.scopes.join(" ") });
    offset += line.length + 1;
  }
  return tokens;
}

await serve(({ text }) => ({ tokens: tokenize(text) }));
