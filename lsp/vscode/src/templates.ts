// What `flow new --list` writes.

/** Lines such as `  dotnet    a .NET app`. */
export const parseTemplates = (text: string): { label: string; description: string }[] =>
  text.split("\n").flatMap(line => {
    const found = /^\s+(\S+)\s+(.+)$/.exec(line);
    return found === null ? [] : [{ label: found[1] ?? "", description: found[2] ?? "" }];
  });
