namespace Flow.Compiler.Emit.StatusPages;

/// <summary>
/// The script of a status page: it reads <c>status.json</c> beside the page, again every minute, and shows nothing as known that is older than the page allows. All that it reads becomes text, never markup.
/// </summary>
internal static class StatusPageScript
{
    /// <summary>The script, as it stands between its tags.</summary>
    public static readonly string Text = """

        'use strict'
        const words = { operational: '✓ Operational', maintenance: '◆ Maintenance', degraded: '▲ Degraded', outage: '✕ Outage', unknown: '? Not known' }
        const ranks = ['operational', 'maintenance', 'degraded', 'outage']
        const sentences = {
          operational: 'Everything works.', maintenance: 'Maintenance is going on.', degraded: 'Some things do not work as they should.', outage: 'Some things do not work.', unknown: 'The state is not known.',
        }
        const main = document.querySelector('main')
        const components = [...document.querySelectorAll('[data-component]')]
        let status = null

        const time = text => new Date(text).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
        const isTime = text => typeof text === 'string' && !Number.isNaN(Date.parse(text))
        const worst = states => ranks[Math.max(...states.map(state => ranks.indexOf(state)))]
        const add = (parent, name, text, look) => {
          const made = document.createElement(name)
          made.textContent = text
          if (look) made.className = look
          parent.append(made)
          return made
        }

        function stateOf(item, entry) {
          const measured = entry && Object.hasOwn(words, entry.state) ? entry.state : 'unknown'
          const told = item.dataset.impact
          return told ? worst(measured === 'unknown' ? [told] : [measured, told]) : measured
        }

        function dayState(day) {
          if (!(day.known > 0)) return 'unknown'
          return day.outage > 0 ? 'outage' : day.degraded > 0 ? 'degraded' : 'operational'
        }

        function showDays(item, days) {
          const shown = days.slice(-Number(main.dataset.history))
          if (shown.length === 0) return
          const bar = add(item, 'div', '', 'days')
          for (const day of shown) {
            const state = dayState(day)
            add(bar, 'i', '', state).title = `${day.day}: ${words[state].slice(2)}`
          }
          const sum = name => shown.reduce((total, day) => total + (Number(day[name]) || 0), 0)
          const known = sum('known')
          const share = known > 0 ? `${(Math.floor(100000 * (1 - sum('outage') / known)) / 1000).toFixed(3)} % without an outage` : 'nothing known'
          const text = `Last ${shown.length} days: ${share}, ${shown.filter(day => dayState(day) === 'outage').length} with an outage, ${shown.filter(day => dayState(day) === 'unknown').length} not known.`
          bar.setAttribute('role', 'img')
          bar.setAttribute('aria-label', text)
          add(item, 'p', text)
        }

        function showComponent(item, fresh) {
          const entry = status?.components?.[item.dataset.component]
          const state = stateOf(item, fresh ? entry : null)
          const label = item.querySelector('.state')
          label.className = `state ${state}`
          label.textContent = words[state]
          item.querySelectorAll('.shown, .days, .days + p').forEach(old => old.remove())
          if (state === 'unknown' && fresh && isTime(entry?.since)) add(item, 'p', `Not known since ${time(entry.since)}.`, 'shown')
          if (Array.isArray(entry?.days)) showDays(item, entry.days)
          return state
        }

        function show() {
          const written = isTime(status?.written) ? status.written : null
          const fresh = written !== null && Date.now() - Date.parse(written) <= 1000 * Number(main.dataset.staleAfter)
          const states = components.map(item => showComponent(item, fresh))
          const known = states.filter(state => state !== 'unknown')
          const overall = document.querySelector('#overall')
          const state = known.length === 0 ? 'unknown' : worst(known) === 'operational' && known.length < states.length ? 'unknown' : worst(known)
          overall.className = state
          overall.textContent = sentences[state]
          if (fresh && state === 'unknown' && known.length > 0) overall.textContent = 'What is known works. Of some things the state is not known.'
          else if (!fresh) overall.textContent += written ? ` Nothing has been heard since ${time(written)}.` : ' It could not be read, and when it was known last is not known here.'
          if (fresh) add(overall, 'div', `As of ${time(written)}.`, 'when')
        }

        async function load() {
          try {
            const answer = await fetch('status.json', { cache: 'no-store' })
            if (answer.ok) status = await answer.json()
          } catch {
            // What was read before counts until it is too old.
          }
          show()
        }

        for (const planned of document.querySelectorAll('[data-until]')) {
          if (Date.parse(planned.dataset.until) + 2 * 86400000 > Date.now()) continue
          const section = planned.parentElement
          planned.remove()
          if (!section.querySelector('article')) section.remove()
        }
        show()
        load()
        setInterval(load, 60000)

        """.ReplaceLineEndings("\n");
}
