// From lines of a source to lines of what is generated from it, and back.
import type { Location, PreviewFile } from "../protocol";

/** The source of a generated line: its own, or that of the nearest line above which has one. */
export function sourceOf(file: PreviewFile, line: number): Location | undefined {
  let found: Location | undefined;
  for (const entry of file.lines) {
    if (entry.line > line) break;
    found = entry.source;
  }
  return found ?? file.lines[0]?.source;
}

/** The lines that are generated from a source line: its own, or those of the nearest line above which has some. */
export function generatedFrom(file: PreviewFile, uri: string, line: number): number[] {
  let found: number[] = [];
  for (const entry of file.sources) {
    if (entry.uri !== uri) continue;
    if (entry.line > line) break;
    found = entry.lines;
  }
  return found;
}

/** The lines that are generated from exactly this source line. */
export const generatedExactlyFrom = (file: PreviewFile, uri: string, line: number): number[] =>
  file.sources.find(entry => entry.uri === uri && entry.line === line)?.lines ?? [];

/** The files that hold something of a source, those with the most of it first. */
export const filesFrom = (files: PreviewFile[], uri: string): PreviewFile[] =>
  files
    .map(file => ({ file, share: file.sources.filter(entry => entry.uri === uri).length }))
    .filter(entry => entry.share > 0)
    .sort((a, b) => b.share - a.share)
    .map(entry => entry.file);

/** The file to show for a line of a source: the one that the line goes into, or else the nearest line above. */
export function fileFor(files: PreviewFile[], uri: string, line: number): PreviewFile | undefined {
  const nearest = (file: PreviewFile) => Math.max(-1, ...file.sources.filter(e => e.uri === uri && e.line <= line).map(e => e.line));
  return filesFrom(files, uri).sort((a, b) => nearest(b) - nearest(a))[0];
}
