// Draws the dashboard of the example `shop` as `dashboard.svg`: `node docs/pictures/dashboard.mjs`. It is no Grafana: the panels of the generated file are drawn here, in their places, with
// the answers of a real Prometheus, which is filled with made-up sales of a day. Needs `prometheus` and `promtool`.
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const dashboard = JSON.parse(readFileSync(join(root, 'examples/shop/grafana/dashboards/api.orders.json'), 'utf8'))
const start = Date.UTC(2026, 10, 19) / 1000 // two days, of which the second is shown
const from = start + 24 * 3600
const to = from + 24 * 3600
const step = 600
const palette = ['#5b8ff9', '#61d9a8', '#f6bd16', '#e86452', '#9270ca']
const colours = { green: '#3fa34d', orange: '#e08a1e', red: '#d1495b' }
const escape = text => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

// How much is sold at a time of the day, from nearly nothing at four to most at eight in the evening.
const busy = time => 0.15 + 0.85 * (0.5 + 0.5 * Math.sin(((time / 3600 - 14) / 24) * 2 * Math.PI))

function samples() {
  const lines = { orders_total: [], http_request_duration_seconds: [] }
  const bounds = [0.05, 0.1, 0.25, 0.5, 1, 2.5]
  const sales = [['at', 'card', 0.08], ['at', 'invoice', 0.03], ['de', 'card', 0.14], ['de', 'invoice', 0.02]]
  const routes = [['/orders', 3, 0.12], ['/products', 12, 0.05]]
  for (const [country, payment, most] of sales) {
    let sum = 0
    for (let time = start; time <= to; time += 60) lines.orders_total.push(`orders_total{country="${country}",payment="${payment}",job="api",instance="api-1"} ${(sum += most * busy(time) * 60).toFixed(3)} ${time}`)
  }
  for (const [route, most, usual] of routes) {
    const counts = [...bounds, Infinity].map(() => 0)
    let total = 0
    for (let time = start; time <= to; time += 60) {
      // In the afternoon something is slow for an hour and a half.
      const slow = time > from + 14 * 3600 && time < from + 15.5 * 3600 ? 4 : 1
      const now = most * busy(time) * 60
      ;[...bounds, Infinity].forEach((bound, i) => { counts[i] += now * (1 - Math.exp(-bound / (usual * slow))) })
      total += now * usual * slow
      ;[...bounds, Infinity].forEach((bound, i) => lines.http_request_duration_seconds.push(`http_request_duration_seconds_bucket{route="${route}",job="api",instance="api-1",le="${bound === Infinity ? '+Inf' : bound}"} ${counts[i].toFixed(3)} ${time}`))
      lines.http_request_duration_seconds.push(`http_request_duration_seconds_count{route="${route}",job="api",instance="api-1"} ${counts.at(-1).toFixed(3)} ${time}`)
      lines.http_request_duration_seconds.push(`http_request_duration_seconds_sum{route="${route}",job="api",instance="api-1"} ${total.toFixed(3)} ${time}`)
    }
  }
  return `# TYPE orders counter\n${lines.orders_total.join('\n')}\n# TYPE http_request_duration_seconds histogram\n${lines.http_request_duration_seconds.join('\n')}\n# EOF\n`
}

const freePort = () => new Promise(resolve => { const server = createServer().listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => resolve(port)) }) })

async function withPrometheus(ask) {
  const folder = mkdtempSync(join(tmpdir(), 'flow-dashboard-'))
  writeFileSync(join(folder, 'samples.txt'), samples())
  writeFileSync(join(folder, 'prometheus.yml'), '{}\n')
  execFileSync('promtool', ['tsdb', 'create-blocks-from', 'openmetrics', 'samples.txt', 'data'], { cwd: folder, stdio: 'pipe' })
  const port = await freePort()
  const server = spawn('timeout', ['120', 'prometheus', '--config.file=prometheus.yml', '--storage.tsdb.path=data', '--storage.tsdb.retention.time=10y', `--web.listen-address=127.0.0.1:${port}`, '--log.level=error'], { cwd: folder, stdio: 'ignore' })
  try {
    for (let tries = 0; tries < 200; tries++) {
      if (await fetch(`http://127.0.0.1:${port}/-/ready`).then(a => a.ok, () => false)) break
      await new Promise(resolve => setTimeout(resolve, 100))
    }
    return await ask(async (path, values) => {
      const answer = await (await fetch(`http://127.0.0.1:${port}/api/v1/${path}?${new URLSearchParams(values)}`)).json()
      if (answer.status !== 'success') throw new Error(answer.error)
      return answer.data.result
    })
  } finally {
    server.kill('SIGTERM')
    await new Promise(resolve => server.on('exit', resolve))
    rmSync(folder, { recursive: true })
  }
}

const units = {
  cps: v => `${v >= 1 || v === 0 ? v.toFixed(0) : v.toPrecision(2)} c/s`,
  percentunit: v => `${(v * 100).toFixed(1)}%`,
  s: v => (v < 1 ? `${Math.round(v * 1000)} ms` : `${v.toFixed(1)} s`),
  short: v => v.toPrecision(3),
}
const filled = query => query.replaceAll('$__rate_interval', '10m').replaceAll('$country', '.*')
const legendOf = (target, labels) => target.legendFormat === '__auto' ? Object.values(labels).join(' ') : target.legendFormat.replaceAll(/\{\{(\w+)\}\}/g, (_, label) => labels[label] ?? '')
const hours = (box, draw) => [0, 6, 12, 18].map(hour => draw(box.x + (hour / 24) * box.width, `${String(hour).padStart(2, '0')}:00`)).join('')

function axis(box, top, unit) {
  const line = i => box.y + box.height - (i / 4) * box.height
  return [0, 1, 2, 3, 4].map(i => `<line x1="${box.x}" x2="${box.x + box.width}" y1="${line(i)}" y2="${line(i)}" stroke="#2c3235"/><text x="${box.x - 6}" y="${line(i) + 4}" text-anchor="end">${escape(units[unit]((top * i) / 4))}</text>`).join('') +
    hours(box, (x, text) => `<text x="${x}" y="${box.y + box.height + 16}">${text}</text>`)
}

// The next round number, so that the lines of the grid have short names.
function round(value) {
  const power = 10 ** Math.floor(Math.log10(value))
  return [1, 2, 4, 6, 8, 10].find(n => n * power >= value) * power
}

function timeSeries(panel, series, box) {
  const { unit, custom, thresholds } = panel.fieldConfig.defaults
  const stacked = custom?.stacking !== undefined
  const base = new Map()
  const lines = series.map(({ legend, values }) => ({ legend, points: values.map(([time, value]) => {
    const below = stacked ? base.get(time) ?? 0 : 0
    const above = below + Number(value)
    base.set(time, above)
    return { time, below, above }
  }) }))
  const limits = (thresholds?.steps ?? []).filter(s => s.value !== null)
  const top = round(Math.max(...lines.flatMap(l => l.points.map(p => p.above)), ...limits.map(l => l.value)))
  const x = time => (box.x + ((time - from) / (to - from)) * box.width).toFixed(1)
  const y = value => (box.y + box.height - (value / top) * box.height).toFixed(1)
  const drawn = lines.map((line, i) => `${stacked ? `<polygon fill="${palette[i]}" fill-opacity="0.3" points="${[...line.points.map(p => `${x(p.time)},${y(p.above)}`), ...[...line.points].reverse().map(p => `${x(p.time)},${y(p.below)}`)].join(' ')}"/>` : ''}<polyline fill="none" stroke="${palette[i]}" stroke-width="1.5" points="${line.points.map(p => `${x(p.time)},${y(p.above)}`).join(' ')}"/><rect x="${box.x + i * 110}" y="${box.y + box.height + 27}" width="12" height="3" fill="${palette[i]}"/><text x="${box.x + 18 + i * 110}" y="${box.y + box.height + 33}">${escape(line.legend)}</text>`)
  return axis(box, top, unit) + limits.map(l => `<line x1="${box.x}" x2="${box.x + box.width}" y1="${y(l.value)}" y2="${y(l.value)}" stroke="${colours[l.color]}" stroke-dasharray="6 4"/>`).join('') + drawn.join('')
}

function stat(panel, series, box) {
  const value = series[0]?.values.at(-1)?.[1]
  return `<text x="${box.x + box.width / 2 - 25}" y="${box.y + box.height / 2 + 22}" text-anchor="middle" font-size="48" fill="${colours.green}">${value === undefined ? escape(panel.fieldConfig.defaults.noValue ?? '') : units[panel.fieldConfig.defaults.unit](Number(value))}</text>`
}

// Buckets of Prometheus count all below their bound: what lies between two bounds is the difference.
function heatmap(panel, series, box) {
  const sorted = series.map(s => ({ bound: Number(s.labels.le.replace('+Inf', 'Infinity')), values: new Map(s.values) })).sort((a, b) => a.bound - b.bound)
  const times = [...sorted[0].values.keys()]
  const cells = sorted.map((s, i) => times.map(t => Number(s.values.get(t)) - (i === 0 ? 0 : Number(sorted[i - 1].values.get(t)))))
  const most = Math.max(...cells.flat())
  const [width, height] = [box.width / times.length, box.height / sorted.length]
  return sorted.map((s, i) => `<text x="${box.x - 6}" y="${(box.y + box.height - (i + 0.5) * height + 4).toFixed(1)}" text-anchor="end">${s.bound === Infinity ? '+Inf' : units.s(s.bound)}</text>` + cells[i].map((value, column) => value / most < 0.01 ? '' : `<rect x="${(box.x + column * width).toFixed(1)}" y="${(box.y + box.height - (i + 1) * height).toFixed(1)}" width="${(width + 0.3).toFixed(1)}" height="${height.toFixed(1)}" fill="#ff9830" fill-opacity="${(value / most).toFixed(2)}"/>`).join('')).join('') +
    hours(box, (x, text) => `<text x="${x}" y="${box.y + box.height + 16}">${text}</text>`)
}

const drawings = { timeseries: timeSeries, stat, heatmap }

async function draw(panel, ask) {
  const place = { x: panel.gridPos.x * 50 + 8, y: panel.gridPos.y * 34 + 52, width: panel.gridPos.w * 50 - 8, height: panel.gridPos.h * 34 - 8 }
  if (panel.type === 'row') return `<text x="${place.x}" y="${place.y + 20}" font-size="15" font-weight="600" fill="#d8d9da">▾ ${escape(panel.title)}</text>`
  const series = []
  for (const target of panel.targets) {
    for (const found of await ask('query_range', { query: filled(target.expr), start: from, end: to, step })) series.push({ labels: found.metric, legend: legendOf(target, found.metric), values: found.values })
  }
  const box = { x: place.x + 66, y: place.y + 40, width: place.width - 84, height: place.height - 84 }
  return `<rect x="${place.x}" y="${place.y}" width="${place.width}" height="${place.height}" rx="3" fill="#181b1f" stroke="#2c3235"/><text x="${place.x + 12}" y="${place.y + 22}" font-size="14" fill="#d8d9da">${escape(panel.title)}</text>${drawings[panel.type](panel, series, box)}`
}

const picture = await withPrometheus(async ask => {
  const drawn = []
  for (const panel of dashboard.panels) drawn.push(await draw(panel, ask))
  const bottom = Math.max(...dashboard.panels.map(p => p.gridPos.y + p.gridPos.h)) * 34 + 60
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1216" height="${bottom}" viewBox="0 0 1216 ${bottom}">
<rect width="100%" height="100%" fill="#111217"/>
<g font-family="system-ui, 'DejaVu Sans', sans-serif" font-size="12" fill="#9fa7b3">
<text x="16" y="32" font-size="20" fill="#d8d9da">${escape(dashboard.title)}</text><text x="1200" y="32" text-anchor="end">2026-11-20, ${dashboard.templating.list.filter(v => v.type !== 'datasource').map(v => `${escape(v.label)}: All`).join(', ')}</text>
${drawn.join('\n')}
</g>
</svg>
`
})
writeFileSync(join(import.meta.dirname, 'dashboard.svg'), picture)
