#!/usr/bin/env node
// GitHub's own evaluator of expressions.
// Request: { contexts: { github: { … }, … }, expressions: ["…", …], status: "success" | "failure" | "cancelled" }; the status may also be
// { success: true | false, failure: …, cancelled: … }, because a job of which one before it was skipped is in none of the three.
// Answer:  { results: [{ text, kind, json } or { error }, …] }, one for each expression.
import { importFrom, serve } from "./serve.mjs";

const { Parser, Lexer, Evaluator, data, wellKnownFunctions } = await importFrom("actions", "@actions/expressions/dist/index.js");

function toData(value) {
  if (value === null) return new data.Null();
  if (Array.isArray(value)) return new data.Array(...value.map(toData));
  switch (typeof value) {
    case "object": return new data.Dictionary(...Object.entries(value).map(([key, member]) => ({ key, value: toData(member) })));
    case "string": return new data.StringData(value);
    case "number": return new data.NumberData(value);
    default: return new data.BooleanData(value);
  }
}

function statusFunctions(status) {
  const named = { success: status === "success", failure: status === "failure", cancelled: status === "cancelled" };
  const answers = { ...(typeof status === "string" ? named : status), always: true };
  return Object.entries(answers).map(([name, answer]) => ({ name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(answer) }));
}

function evaluate(expression, contexts, functions) {
  try {
    const tree = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), functions).parse();
    const result = new Evaluator(tree, toData(contexts), new Map(functions.map(f => [f.name, f]))).evaluate();
    return { text: result.coerceString(), kind: data.Kind[result.kind], json: wellKnownFunctions.tojson.call(result).coerceString() };
  } catch (error) {
    return { error: error.message };
  }
}

await serve(({ contexts, expressions, status = "success" }) => {
  const functions = statusFunctions(status);
  return { results: expressions.map(expression => evaluate(expression, contexts, functions)) };
});
