// A real VS Code without a screen: code-server with a fresh profile on a port of its own at 127.0.0.1.
import { execFile, spawn } from "node:child_process";
import { createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import { codeServer, node24 } from "../paths.mjs";
import { until } from "../results.mjs";

const call = promisify(execFile);

/** What makes it quiet, and the pictures the same everywhere. */
const quiet = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "workbench.enableExperiments": false,
  "workbench.settings.enableNaturalLanguageSearch": false,
  "chat.disableAIFeatures": true,
  "git.enabled": false,
  "npm.fetchOnlinePackageInfo": false,
  "typescript.disableAutomaticTypeAcquisition": true,
  "editor.minimap.enabled": false,
  "editor.accessibilitySupport": "off",
  "editor.fontFamily": "DejaVu Sans Mono",
  "terminal.integrated.fontFamily": "DejaVu Sans Mono",
  "terminal.integrated.gpuAcceleration": "off", // else its text is only a picture
  "workbench.colorTheme": "Default Dark Modern",
  "workbench.reduceMotion": "on",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "files.autoSave": "off",
  "task.quickOpen.showAll": true,
  "task.quickOpen.history": 0,
  "window.commandCenter": false,
  "workbench.layoutControl.enabled": false,
};

/** Where the settings of a machine are kept; to an editor in a browser, paths of programs are such settings. */
export const machineSettings = folder => path.join(folder, "profile/data/Machine/settings.json");

/** How long a program may take that is called for one thing. */
const callLimit = 120_000;

/**
 * Starts it in `folder`, with an extension and settings of the machine. `stop` ends everything that it started.
 * With `asksForTrust` a folder is untrusted until a person says otherwise, as in every VS Code; else all are trusted.
 */
export async function startCodeServer({ folder, vsix, settings, asksForTrust = false }) {
  const profile = path.join(folder, "profile");
  for (const part of ["data/User", "data/Machine", "extensions", "home"]) mkdirSync(path.join(profile, part), { recursive: true });
  writeFileSync(path.join(profile, "data/User/settings.json"), JSON.stringify({ ...quiet, "security.workspace.trust.enabled": asksForTrust }, null, 2));
  writeFileSync(machineSettings(folder), JSON.stringify(settings, null, 2));
  const home = path.join(profile, "home");
  const { VSCODE_IPC_HOOK_CLI, NODE_OPTIONS, ...inherited } = process.env;
  const env = {
    ...inherited,
    PATH: `${node24}${path.delimiter}${process.env.PATH}`,
    HOME: home,
    XDG_CONFIG_HOME: path.join(home, ".config"),
    XDG_DATA_HOME: path.join(home, ".local/share"),
    XDG_CACHE_HOME: path.join(home, ".cache"),
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    DOTNET_CLI_HOME: home,
  };
  const folders = ["--user-data-dir", path.join(profile, "data"), "--extensions-dir", path.join(profile, "extensions")];
  await call(codeServer, [...folders, "--install-extension", vsix], { env, timeout: callLimit });

  const port = await freePort();
  const server = spawn(codeServer, [
    ...folders, "--bind-addr", `127.0.0.1:${port}`, "--auth", "none", "--disable-telemetry", "--disable-update-check",
    ...(asksForTrust ? [] : ["--disable-workspace-trust"]), "--disable-getting-started-override", "--disable-proxy",
  ], { env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const log = createWriteStream(path.join(folder, "code-server.log"));
  server.stdout.pipe(log);
  server.stderr.pipe(log);
  const url = `http://127.0.0.1:${port}`;
  const running = () => server.exitCode === null && server.signalCode === null;
  const stop = () => end(server, running);
  try {
    await until("code-server", async () => {
      if (!running()) return "ended";
      return (await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(10_000) })).ok;
    }, 120_000);
    if (!running()) throw new Error("code-server ended at once; see code-server.log");
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

/** A first signal lets VS Code end the language server in order; what is left of the group after that is killed. */
async function end(server, running) {
  if (running()) server.kill("SIGTERM");
  await until("the end of code-server", () => !running(), 30_000).catch(() => undefined);
  await until("the end of its children", () => !groupLives(server.pid), 15_000).catch(() => undefined);
  if (groupLives(server.pid)) process.kill(-server.pid, "SIGKILL");
}

function groupLives(pid) {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
