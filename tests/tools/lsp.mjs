#!/usr/bin/env node
// Checks the messages between an editor and a language server: the parameters and results of each method against the declarations of
// vscode-languageserver-protocol (and of lsp/flow.d.ts for Flow's own), and what JSON-RPC and the protocol say around them. A log has one
// line for each message: { "dir": "c2s" | "s2c", "msg": … }.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { packagesOf, requireFrom, serveChecks } from "./serve.mjs";

const ts = requireFrom("lsp")("typescript");
const declarations = path.join(packagesOf("lsp"), "node_modules/vscode-languageserver-protocol/lib/common/api.d.ts");
const own = path.join(path.dirname(fileURLToPath(import.meta.url)), "lsp/flow.d.ts");
const program = ts.createProgram([declarations, own], {
  strict: true, noEmit: true, types: [], skipLibCheck: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
});
const checker = program.getTypeChecker();
const F = ts.TypeFlags;
const exportsOf = file => checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)));
const memberOf = (type, name) => checker.getTypeOfSymbol(type.getProperty(name));

const methods = new Map([...protocolMethods(), ...ownMethods()]);

/** The methods of the protocol: each is a namespace with `method` and `type`. */
function* protocolMethods() {
  for (const name of ["$/cancelRequest", "$/progress", "$/logTrace", "$/setTrace"]) yield [name, { kind: "notification", params: checker.getAnyType() }];
  for (const exported of exportsOf(declarations)) {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const [method, type] = [symbol.exports?.get("method"), symbol.exports?.get("type")];
    if (!(symbol.flags & ts.SymbolFlags.ValueModule) || !method || !type) continue;
    const [name, kind] = [checker.getTypeOfSymbol(method), checker.getTypeOfSymbol(type)];
    if (!(name.flags & F.StringLiteral)) continue;
    const word = kind.symbol?.name ?? "", parts = checker.getTypeArguments(kind), hasNoParams = word.endsWith("0");
    yield [name.value, /Request/.test(word)
      ? { kind: "request", params: hasNoParams ? null : parts[0], result: parts[hasNoParams ? 0 : 1] }
      : { kind: "notification", params: hasNoParams ? null : parts[0] }];
  }
}

function* ownMethods() {
  for (const [table, kind] of [["Requests", "request"], ["Notifications", "notification"]]) {
    const type = checker.getDeclaredTypeOfSymbol(exportsOf(own).find(s => s.name === table));
    for (const method of checker.getPropertiesOfType(type)) {
      const shape = checker.getTypeOfSymbol(method);
      const params = memberOf(shape, "params");
      yield [method.name, { kind, params: params.flags & F.Undefined ? null : params, result: kind === "request" ? memberOf(shape, "result") : undefined }];
    }
  }
}

const show = value => { const text = JSON.stringify(value) ?? "undefined"; return text.length > 80 ? text.slice(0, 77) + "..." : text; };
const isOptional = property => !!(property.flags & ts.SymbolFlags.Optional);
const partsOf = type => type.isUnion() ? type.types : [type];
const mayBeMissing = type => !!(type.flags & F.Any) || partsOf(type).some(t => t.flags & F.Undefined);
const mayBeNull = type => partsOf(type).some(t => t.flags & (F.Null | F.Any | F.Unknown));

/** What is wrong with `value` at the place `at`, which should be of `type`. */
function faults(value, type, at) {
  if (type.flags & (F.Any | F.Unknown)) return [];
  if (type.flags & (F.Void | F.Undefined)) return value === undefined || value === null ? [] : [`${at}: expected nothing, got ${show(value)}`];
  if (type.flags & F.Null) return value === null ? [] : [`${at}: expected null, got ${show(value)}`];
  if (type.flags & F.Never) return [`${at}: not allowed here, got ${show(value)}`];
  if (type.isUnion()) return faultsOfUnion(value, type.types, at, () => checker.typeToString(type));
  if (type.isStringLiteral() || type.isNumberLiteral()) return value === type.value ? [] : [`${at}: expected ${show(type.value)}, got ${show(value)}`];
  if (type.flags & F.BooleanLiteral) return value === (type.intrinsicName === "true") ? [] : [`${at}: expected ${type.intrinsicName}, got ${show(value)}`];
  const basic = type.flags & (F.String | F.TemplateLiteral) ? "string" : type.flags & (F.Number | F.Enum) ? "number" : type.flags & F.Boolean ? "boolean" : null;
  if (basic) return typeof value === basic ? [] : [`${at}: expected ${basic}, got ${show(value)}`];
  if (checker.isTupleType(type)) {
    const parts = checker.getTypeArguments(type);
    return Array.isArray(value) && value.length === parts.length ? value.flatMap((v, i) => faults(v, parts[i], `${at}[${i}]`)) : [`${at}: expected ${parts.length} values, got ${show(value)}`];
  }
  if (checker.isArrayType(type)) {
    const element = checker.getTypeArguments(type)[0];
    return Array.isArray(value) ? value.flatMap((v, i) => faults(v, element, `${at}[${i}]`)) : [`${at}: expected array, got ${show(value)}`];
  }
  const scalar = type.isIntersection() && type.types.find(t => t.flags & (F.String | F.Number));
  return scalar ? faults(value, scalar, at) : faultsOfObject(value, type, at);
}

function faultsOfObject(value, type, at) {
  const name = checker.typeToString(type);
  if (value === null || typeof value !== "object" || Array.isArray(value)) return [`${at}: expected object ${name}, got ${show(value)}`];
  const found = [], properties = new Map(checker.getPropertiesOfType(type).map(p => [p.name, p])), index = checker.getIndexInfosOfType(type)[0];
  for (const [key, property] of properties) {
    const wanted = checker.getTypeOfSymbol(property), place = `${at}.${key}`;
    if (!Object.hasOwn(value, key)) {
      if (!isOptional(property) && !mayBeMissing(wanted)) found.push(`${place}: missing (required in ${name})`);
      continue;
    }
    if (isOptional(property) && value[key] === null && !mayBeNull(wanted)) { found.push(`${place}: null for an optional property that must be left out`); continue; }
    const present = isOptional(property) ? partsOf(wanted).filter(t => !(t.flags & F.Undefined)) : partsOf(wanted);
    found.push(...faultsOfUnion(value[key], present, place, () => checker.typeToString(wanted)), ...faultsOfNumbers(value[key], property, place));
  }
  for (const key of Object.keys(value).filter(k => !properties.has(k))) {
    if (index) found.push(...faults(value[key], index.type, `${at}.${key}`));
    else if (properties.size) found.push(`${at}.${key}: no such property in ${name}`);
  }
  return found;
}

// The types know only numbers; the declarations say which are whole.
function faultsOfNumbers(value, property, at) {
  const written = property.valueDeclaration?.type?.getText() ?? "";
  const [isInteger, isUnsigned] = [/\bu?integer\b/.test(written), /\buinteger\b/.test(written)];
  return [value].flat().filter(v => isInteger && typeof v === "number" && (!Number.isInteger(v) || v > 2 ** 31 - 1 || isUnsigned && v < 0)).map(v => `${at}: ${v} is no ${written}`);
}

function faultsOfUnion(value, types, at, label) {
  let best;
  for (const type of types) {
    const found = faults(value, type, at);
    if (found.length === 0) return [];
    // The member of the right basic kind with the fewest faults explains best.
    const score = found.length + (found.some(f => f.startsWith(at + ": expected")) ? 1000 : 0);
    if (!best || score < best.score) best = { score, found };
  }
  return best.score >= 1000 ? [`${at}: expected ${label()}, got ${show(value)}`] : best.found;
}

const isBefore = (a, b) => a.line < b.line || (a.line === b.line && a.character <= b.character);
const isRange = r => r && typeof r === "object" && r.start && r.end && Number.isInteger(r.start.line) && Number.isInteger(r.end.line);
const isEdit = e => e && isRange(e.range) && typeof e.newText === "string";

/** What the types do not say: order of ranges, edits that overlap, selections outside. */
function* faultsInside(value, at, key) {
  if (Array.isArray(value)) {
    if (["edits", "result", "additionalTextEdits"].includes(key) && value.length > 0 && value.every(isEdit)) {
      const sorted = [...value].sort((a, b) => isBefore(a.range.start, b.range.start) ? -1 : 1);
      if (sorted.some((e, i) => i > 0 && !isBefore(sorted[i - 1].range.end, e.range.start))) yield `${at}: overlapping edits`;
    }
    for (const [i, v] of value.entries()) yield* faultsInside(v, `${at}[${i}]`, "");
  } else if (value && typeof value === "object") {
    if (isRange(value) && !isBefore(value.start, value.end)) yield `${at}: range ends before it starts`;
    const outside = (outer, inner) => isRange(outer) && isRange(inner) && !(isBefore(outer.start, inner.start) && isBefore(inner.end, outer.end));
    if (outside(value.range, value.selectionRange) || outside(value.targetRange, value.targetSelectionRange)) yield `${at}: selectionRange is outside range`;
    if (value.parent && outside(value.parent.range, value.range)) yield `${at}: range is outside its parent`;
    for (const [k, v] of Object.entries(value)) yield* faultsInside(v, `${at}.${k}`, k);
  }
}

function* faultsOfTokens(data, legend) {
  if (data.length % 5) yield "semantic tokens: length is no multiple of 5";
  for (let i = 0; i + 4 < data.length; i += 5) {
    const [lines, columns, length, kind, modifiers] = data.slice(i, i + 5);
    if (legend && (kind >= legend.tokenTypes.length || modifiers >= 2 ** legend.tokenModifiers.length)) yield `semantic token ${i / 5} is outside the legend`;
    if (length === 0 || (i > 0 && lines === 0 && columns === 0)) yield `semantic token ${i / 5} is empty or at its predecessor's place`;
  }
}

/** The state of one session, which is what makes a message right or wrong besides its shape. */
class Session {
  open = { c2s: new Map(), s2c: new Map() };
  isInitialized = false;
  isShutDown = false;
  legend = null;

  *check({ dir, msg }) {
    if (msg.jsonrpc !== "2.0") yield 'jsonrpc is not "2.0"';
    yield* typeof msg.method === "string" ? this.checkCall(dir, msg) : this.checkAnswer(dir === "c2s" ? "s2c" : "c2s", msg);
  }

  *checkCall(dir, msg) {
    const method = methods.get(msg.method), isRequest = "id" in msg;
    if (!method) yield `unknown method ${msg.method}`;
    else {
      if (isRequest !== (method.kind === "request")) yield `${msg.method} is a ${method.kind}, sent ${isRequest ? "with" : "without"} an id`;
      if (method.params) yield* faults(msg.params, method.params, "params");
    }
    for (const key of Object.keys(msg)) if (!["jsonrpc", "id", "method", "params"].includes(key)) yield `message has a member '${key}'`;
    if (isRequest) {
      if (this.open[dir].has(msg.id)) yield `id ${show(msg.id)} is in use`;
      this.open[dir].set(msg.id, { name: msg.method, method });
    }
    const isEarly = ["window/showMessage", "window/logMessage", "telemetry/event", "window/showMessageRequest"].includes(msg.method);
    if (dir === "s2c" && !this.isInitialized && !isEarly) yield "sent before the initialize response";
    if (dir === "s2c" && this.isShutDown) yield "sent after shutdown was answered";
    yield* faultsInside(msg.params, "params", "params");
  }

  *checkAnswer(asker, msg) {
    const request = this.open[asker].get(msg.id);
    if (!request) yield `response to no open request, id ${show(msg.id)}`;
    this.open[asker].delete(msg.id);
    if (("result" in msg) === ("error" in msg)) yield `a response has exactly one of result and error; keys: ${Object.keys(msg)}`;
    for (const key of Object.keys(msg)) if (!["jsonrpc", "id", "result", "error"].includes(key)) yield `response has a member '${key}'`;
    if ("error" in msg && (!Number.isInteger(msg.error?.code) || typeof msg.error?.message !== "string")) yield `error is ${show(msg.error)}`;
    if ("result" in msg && request?.method) yield* this.checkResult(request, msg.result);
  }

  *checkResult({ name, method }, result) {
    yield* faults(result, method.result, "result");
    yield* faultsInside(result, "result", "result");
    if (name === "initialize") {
      this.isInitialized = true;
      this.legend = result?.capabilities?.semanticTokensProvider?.legend;
    }
    if (name === "shutdown") this.isShutDown = true;
    if (/^textDocument\/semanticTokens\/(full|range)$/.test(name) && result?.data) yield* faultsOfTokens(result.data, this.legend);
  }
}

serveChecks(files => files.flatMap(file => {
  const session = new Session(), found = [];
  for (const [i, line] of file.text.split("\n").entries()) {
    if (!line) continue;
    const entry = JSON.parse(line);
    const what = entry.msg.method ?? `answer ${show(entry.msg.id)} to ${session.open[entry.dir === "s2c" ? "c2s" : "s2c"].get(entry.msg.id)?.name}`;
    for (const fault of session.check(entry)) found.push({ path: file.path, line: i + 1, column: 1, severity: "error", message: `${entry.dir} ${what}: ${fault}` });
  }
  for (const [id, request] of session.open.c2s) found.push({ path: file.path, line: 1, column: 1, severity: "error", message: `request ${id} ${request.name} was never answered` });
  return found;
}));
