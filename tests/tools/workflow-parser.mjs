#!/usr/bin/env node
// GitHub's own parser of workflows: schema, expressions, needs, step ids.
import { acceptBundlerImports, importFrom, isAboutAnotherRepository, repositoryOf, serveChecks } from "./serve.mjs";

acceptBundlerImports();
const { parseWorkflow, convertWorkflowTemplate, NoOperationTraceWriter } = await importFrom("actions", "@actions/workflow-parser/dist/index.js");
const { ErrorPolicy } = await importFrom("actions", "@actions/workflow-parser/dist/model/convert.js");

async function checkFile(file, repository) {
  const { context, value } = parseWorkflow({ name: file.path, content: file.text }, new NoOperationTraceWriter());
  if (value) {
    // The conversion adds its findings (unknown needs, cycles, duplicate step ids) to the same context.
    await convertWorkflowTemplate(context, value, repository, { errorPolicy: ErrorPolicy.TryConversion, fetchReusableWorkflowDepth: 1 });
  }
  return context.errors.getErrors()
    .map(error => ({
      path: file.path,
      line: error.range?.start.line ?? 1,
      column: error.range?.start.column ?? 1,
      severity: "error",
      message: error.rawMessage ?? error.message,
    }))
    .filter(finding => !isAboutAnotherRepository(finding.message, file.text, finding.line));
}

await serveChecks(async files => {
  const repository = repositoryOf(files);
  const findings = [];
  for (const file of files) findings.push(...await checkFile(file, repository));
  return findings;
});
