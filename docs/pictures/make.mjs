// Makes the pictures of the README from recorded output of the command: `node docs/pictures/make.mjs`.
// Each `NAME.ansi` here becomes `NAME.svg`; `plan.json` (from `flow plan examples/hello --json`) becomes `plan.svg`.
// Nothing but the recorded text decides how a picture looks. With `--check` nothing is written and a difference is an error.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = import.meta.dirname
const colours = { 30: '#3b4252', 31: '#e06c75', 32: '#8fc77a', 33: '#e5c07b', 34: '#6cb2f0', 35: '#c678dd', 36: '#56b6c2', 90: '#8a93a2' }
const advance = 8.4
const height = 20
const escape = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

// The parts of a line, each with its column and its style.
function parts(line) {
  const found = []
  let style = {}
  let column = 0
  for (const [, codes, text] of line.matchAll(/\x1b\[([0-9;]*)m|([^\x1b]+)/g)) {
    if (text !== undefined) {
      found.push({ column, text, ...style })
      column += [...text].length
      continue
    }
    for (const code of codes.split(';').map(Number)) {
      if (code === 0) style = {}
      else if (code === 1) style = { ...style, bold: true }
      else if (colours[code]) style = { ...style, fill: colours[code] }
    }
  }
  return found
}

function span({ column, text, fill, bold }) {
  const look = `${fill ? ` fill="${fill}"` : ''}${bold ? ' font-weight="bold"' : ''}`
  const indent = text.length - text.trimStart().length
  return text.trim() === '' ? '' : `<tspan x="${(16 + (column + indent) * advance).toFixed(1)}"${look}>${escape(text.trim())}</tspan>`
}

function terminal(text) {
  const lines = text.replace(/\n$/, '').split('\n')
  const columns = Math.max(...lines.map(line => [...line.replaceAll(/\x1b\[[0-9;]*m/g, '')].length))
  const width = Math.ceil(32 + columns * advance)
  const rows = lines.map((line, row) => `<text y="${30 + row * height}">${parts(line).map(span).join('')}</text>`)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${lines.length * height + 32}" viewBox="0 0 ${width} ${lines.length * height + 32}">
<rect width="100%" height="100%" rx="8" fill="#1e222a"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="#dfe3ea" xml:space="preserve">
${rows.join('\n')}
</g>
</svg>
`
}

function graph(plan) {
  const box = { width: 130, height: 54, gapX: 90, gapY: 30 }
  const placed = new Map()
  for (const job of plan.jobs) {
    const row = [...placed.values()].filter(p => p.level === job.level).length
    placed.set(job.name, { level: job.level, x: 20 + job.level * (box.width + box.gapX), y: 20 + row * (box.height + box.gapY), job })
  }
  const all = [...placed.values()]
  const width = Math.max(...all.map(p => p.x)) + box.width + 20
  const total = Math.max(...all.map(p => p.y)) + box.height + 20
  const boxes = all.map(({ x, y, job }) => {
    const critical = job.critical ? 3 : 1.2
    return `<rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="6" fill="#eef3fb" stroke="#33507a" stroke-width="${critical}"/>
<text x="${x + box.width / 2}" y="${y + 33}" text-anchor="middle" font-weight="bold">${escape(job.name)}</text>`
  })
  const edges = plan.jobs.flatMap(job => job.after.map(edge => {
    const from = placed.get(edge.job)
    const to = placed.get(job.name)
    const [x1, y1, x2, y2] = [from.x + box.width, from.y + box.height / 2, to.x, to.y + box.height / 2]
    return `<path d="M${x1} ${y1} C ${x1 + 40} ${y1}, ${x2 - 50} ${y2}, ${x2 - 6} ${y2}" fill="none" stroke="#33507a" stroke-width="1.5" marker-end="url(#arrow)"/>
<text x="${(x1 + x2) / 2}" y="${(y1 + y2) / 2 - 10}" text-anchor="middle" font-size="12" fill="#5a6472">${escape(edge.why)}</text>`
  }))
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${total}" viewBox="0 0 ${width} ${total}">
<defs><marker id="arrow" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 L8 4 L0 8 z" fill="#33507a"/></marker></defs>
<rect width="100%" height="100%" rx="8" fill="#ffffff"/>
<g font-family="system-ui, 'DejaVu Sans', sans-serif" font-size="15" fill="#1e222a">
${[...boxes, ...edges].join('\n')}
</g>
</svg>
`
}

const read = name => readFileSync(join(folder, name), 'utf8')
const pictures = readdirSync(folder).filter(name => name.endsWith('.ansi')).sort()
  .map(name => [name.replace(/ansi$/, 'svg'), terminal(read(name))])
pictures.push(['plan.svg', graph(JSON.parse(read('plan.json')))])

for (const [name, svg] of pictures) {
  if (!process.argv.includes('--check')) {
    writeFileSync(join(folder, name), svg)
  } else if (read(name) !== svg) {
    console.error(`docs/pictures/${name} is not what docs/pictures/make.mjs makes of the recorded output`)
    process.exitCode = 1
  }
}
