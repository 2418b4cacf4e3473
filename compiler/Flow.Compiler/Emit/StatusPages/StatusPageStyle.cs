namespace Flow.Compiler.Emit.StatusPages;

/// <summary>How a status page looks: readable in light and dark (contrast of 4.5 and more, WCAG 2.2, 1.4.3), on a telephone and on paper. No state is told by colour alone.</summary>
internal static class StatusPageStyle
{
    /// <summary>The style sheet, as it stands between its tags.</summary>
    public static readonly string Text = """

        :root { color-scheme: light dark; --page: #ffffff; --text: #1b1f24; --faint: #57606a; --line: #d0d7de; --operational: #116329; --degraded: #7d4e00; --outage: #b3261e; --maintenance: #0b5cad; --unknown: #57606a }
        @media (prefers-color-scheme: dark) { :root { --page: #0f1216; --text: #e6e9ed; --faint: #a3adb8; --line: #343b44; --operational: #56d364; --degraded: #e3b341; --outage: #ff8a80; --maintenance: #79c0ff; --unknown: #a3adb8 } }
        * { box-sizing: border-box }
        body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
        main { max-width: 48rem; margin: 0 auto; padding: 1.5rem 1rem 3rem }
        h1 { font-size: 1.6rem; margin: 0 0 1rem } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem } h3 { font-size: 1rem; margin: 0 }
        p { margin: .25rem 0 }
        #overall { border: 2px solid; border-radius: .5rem; padding: .75rem 1rem; font-weight: 600 }
        .components { list-style: none; margin: 0; padding: 0 }
        .components > li { border-top: 1px solid var(--line); padding: .75rem 0; display: grid; grid-template-columns: 1fr auto; gap: .25rem 1rem }
        .components > li > :not(h3, .state) { grid-column: 1 / -1; margin: 0 }
        .components p, .when { color: var(--faint); font-size: .9rem }
        .operational { color: var(--operational) } .degraded { color: var(--degraded) } .outage { color: var(--outage) } .maintenance { color: var(--maintenance) } .unknown { color: var(--unknown) }
        time { white-space: nowrap }
        .days { display: flex; gap: 1px; height: 1.75rem }
        .days i { flex: 1 1 0; min-width: 1px; background: currentColor }
        .days .degraded { clip-path: inset(25% 0 0 0) } .days .outage { clip-path: inset(0 0 0 0) } .days .operational { clip-path: inset(60% 0 0 0) } .days .unknown { clip-path: inset(90% 0 0 0) }
        article { border-top: 1px solid var(--line); padding: .75rem 0 } article ul { margin: .25rem 0; padding-left: 1.25rem }
        @media print { :root { --page: #ffffff; --text: #000000 } }

        """.ReplaceLineEndings("\n");
}
