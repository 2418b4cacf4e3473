// Makes the pictures of generated pages, with Chromium: `node docs/pictures/pages.mjs [runbook|status-page]`.
// The pages are those of `examples/shop`. The status page gets a made-up past, which is not in the example.
import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = import.meta.dirname
const shop = join(folder, '../../examples/shop')
const day = 86400000

// Which days (counted back from today) had how many minutes of what.
const past = { orders: { 8: { degraded: 25 }, 43: { degraded: 73 }, 61: { outage: 9 } }, speed: { 2: { degraded: 12 }, 43: { degraded: 70 } } }

function status() {
  const now = new Date()
  const days = bad => Array.from({ length: 90 }, (_, i) => 89 - i).map(ago => ({
    day: new Date(now - ago * day).toISOString().slice(0, 10), known: ago > 80 ? 0 : 1440, degraded: 0, outage: 0, ...bad[ago],
  }))
  const components = Object.fromEntries(Object.entries(past).map(([name, bad]) => [name, { state: 'operational', days: days(bad) }]))
  return JSON.stringify({ written: now.toISOString(), components })
}

const pages = {
  runbook: { path: '/runbooks/api.does-not-answer.html', size: '900,1240' },
  'status-page': { path: '/status/customers/index.html', size: '800,760' },
}

const server = createServer((request, response) => {
  const isStatus = request.url.endsWith('/status.json')
  try {
    const body = isStatus ? status() : readFileSync(join(shop, request.url))
    response.writeHead(200, { 'content-type': isStatus ? 'application/json' : 'text/html; charset=utf-8' }).end(body)
  } catch {
    response.writeHead(404).end()
  }
})

async function picture(name) {
  const profile = mkdtempSync(join(tmpdir(), 'flow-picture-'))
  const address = `http://127.0.0.1:${server.address().port}${pages[name].path}`
  const options = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', `--user-data-dir=${profile}`, '--virtual-time-budget=3000', '--blink-settings=preferredColorScheme=1']
  await new Promise((done, failed) => execFile('chromium', [...options, `--window-size=${pages[name].size}`, `--screenshot=${join(folder, `${name}.png`)}`, address],
    { timeout: 90000 }, error => error ? failed(error) : done()))
  rmSync(profile, { recursive: true })
}

await new Promise(done => server.listen(0, '127.0.0.1', done))
for (const name of process.argv.length > 2 ? process.argv.slice(2) : Object.keys(pages)) await picture(name)
server.close()
