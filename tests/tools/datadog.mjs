#!/usr/bin/env node
// Checks resources of Datadog, in the layout of `terraform fmt`, against the types that Pulumi makes of the schema of Datadog's provider for Terraform (its version 4): an argument
// or a block that the schema does not have, a value of another type or none of those that its documentation lists, and what is missing are findings.
// Pulumi writes `noDataTimeframe` for `no_data_timeframe`, one record for a block of which there is at most one, and a list with the plural as its name for other blocks.
import path from "node:path";
import { packagesOf, requireFrom, serveChecks } from "./serve.mjs";

const ts = requireFrom("datadog")("typescript");
const root = path.join(packagesOf("datadog"), "node_modules", "@pulumi", "datadog");
const stub = path.join(root, "flow-pulumi.d.ts");
const runtime = "export type Input<T> = T; export type Output<T> = T; export type ID = string; export interface CustomResourceOptions {} export class CustomResource {}";

const camel = name => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const typeName = name => camel(`_${name}`);
const plural = name => name.endsWith("y") ? `${name.slice(0, -1)}ies` : `${name}s`;

function programOf(types) {
  const options = { strict: true, noEmit: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, module: ts.ModuleKind.ESNext, paths: { "@pulumi/pulumi": [stub] } };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = name => path.resolve(name) === stub || fileExists(name);
  host.readFile = name => path.resolve(name) === stub ? runtime : readFile(name);
  host.getSourceFile = (name, target) => path.resolve(name) === stub ? ts.createSourceFile(name, runtime, target) : getSourceFile(name, target);
  return ts.createProgram(types.map(fileOf), options, host);
}

const fileOf = type => path.join(root, `${camel(type.replace(/^datadog_/, ""))}.d.ts`);

/** The blocks of a file: `{ words, line, attributes: [{ name, text, line }], blocks }`. */
function parse(text) {
  const [top, open] = [{ words: [], line: 1, attributes: [], blocks: [] }, []];
  let at = top;
  text.split("\n").forEach((raw, index) => {
    const line = raw.trim();
    if (line === "" || line.startsWith("#")) return;
    if (line === "}") { at = open.pop(); return; }
    const attribute = /^([a-z_0-9]+)\s*=\s(.*)$/.exec(line);
    if (attribute) { at.attributes.push({ name: attribute[1], text: attribute[2], line: index + 1 }); return; }
    if (!line.endsWith("{")) throw new Error(`line ${index + 1} is neither an argument nor a block: ${line}`);
    const block = { words: line.slice(0, -1).trim().split(/\s+/).map(word => word.replaceAll('"', "")), line: index + 1, attributes: [], blocks: [] };
    at.blocks.push(block);
    open.push(at);
    at = block;
  });
  return top.blocks;
}

/** What a value in a file is: `$${` stands for `${`. */
const valueOf = text => JSON.parse(text.replaceAll("$${", "${"));

function check(file) {
  const findings = [];
  const report = (line, message) => findings.push({ path: file.path, line, column: 1, severity: "error", message });
  const resources = parse(file.text).filter(block => block.words[0] === "resource");
  const program = programOf([...new Set(resources.map(block => block.words[1]))]);
  const checker = program.getTypeChecker();
  for (const resource of resources) {
    const type = resource.words[1];
    const source = program.getSourceFile(fileOf(type));
    const declared = source && checker.getExportsOfModule(checker.getSymbolAtLocation(source)).find(s => s.name === `${typeName(type.replace(/^datadog_/, ""))}Args`);
    if (!declared) { report(resource.line, `${type} is unknown`); continue; }
    inside(resource, checker.getDeclaredTypeOfSymbol(declared), type);
  }
  return findings;

  function inside(block, type, where) {
    const used = new Set();
    const find = (names, line, written) => {
      const property = names.map(name => checker.getPropertyOfType(type, name)).find(p => p);
      if (!property) report(line, `${where}.${written} is unknown`);
      else used.add(property.name);
      return property;
    };
    for (const { name, text, line } of block.attributes) {
      const property = find([camel(name)], line, name);
      if (property) value(property, valueOf(text), line, `${where}.${name}`);
    }
    for (const name of new Set(block.blocks.map(b => b.words[0]))) {
      const blocks = block.blocks.filter(b => b.words[0] === name);
      const property = find([camel(name), plural(camel(name))], blocks[0].line, name);
      if (!property) continue;
      const of = typeOf(property);
      if (!checker.isArrayType(of) && blocks.length > 1) report(blocks[1].line, `${where}.${name} stands there more than once`);
      const item = checker.isArrayType(of) ? checker.getTypeArguments(of)[0] : of;
      if (!item.isClassOrInterface()) report(blocks[0].line, `${where}.${name} is no block`);
      else blocks.forEach(b => inside(b, item, `${where}.${name}`));
    }
    for (const property of checker.getPropertiesOfType(type)) {
      if (!(property.flags & ts.SymbolFlags.Optional) && !used.has(property.name)) report(block.line, `${where}: ${property.name} is missing`);
    }
  }

  function value(property, given, line, where) {
    const type = typeOf(property);
    if (!fits(type, given)) report(line, `${where} is ${JSON.stringify(given)}, and wants ${checker.typeToString(type)}`);
    const listed = /Valid values are (`[^`]*`(?:, `[^`]*`)*)/.exec(ts.displayPartsToString(property.getDocumentationComment(checker)));
    if (listed && typeof given === "string" && ![given, camel(given)].some(g => listed[1].split(", ").includes(`\`${g}\``))) report(line, `${where} cannot be ${JSON.stringify(given)}: ${listed[1]}`);
  }

  function fits(type, given) {
    if (checker.isArrayType(type)) return Array.isArray(given) && given.every(item => fits(checker.getNonNullableType(checker.getTypeArguments(type)[0]), item));
    return typeof given === checker.typeToString(type);
  }

  function typeOf(property) {
    return checker.getNonNullableType(checker.getTypeOfSymbol(property));
  }
}

await serveChecks(files => files.flatMap(check));
