using System.Collections.Immutable;

namespace Flow.Compiler.Literals;

/// <summary>One pattern without alternatives as a machine of states, all of which are followed at once: no pattern makes it slow.</summary>
internal sealed class GlobMachine
{
    private readonly ImmutableArray<Atom> _atoms;

    private GlobMachine(ImmutableArray<Atom> atoms) => _atoms = atoms;

    private enum Repeat
    {
        Once,
        AtMostOnce,
        AtLeastOnce,
        AnyNumber,

        /// <summary>Consumes nothing and may leave out the two atoms behind it: the start of <c>**/</c>.</summary>
        MaySkipTwo,
    }

    /// <summary>Some characters and how often they come. <paramref name="Characters"/> is null for any, else pairs of first and last.</summary>
    private sealed record Atom(string? Characters, bool IsInverted, Repeat Repeat)
    {
        public bool Takes(char c)
        {
            if (Characters is null)
            {
                return Repeat != Repeat.MaySkipTwo;
            }

            for (var i = 0; i < Characters.Length; i += 2)
            {
                if (c >= Characters[i] && c <= Characters[i + 1])
                {
                    return !IsInverted;
                }
            }

            return IsInverted;
        }
    }

    /// <summary>Builds the machine. With <paramref name="filters"/>, <c>?</c> and <c>+</c> repeat the character before them.</summary>
    public static Parsed<GlobMachine> Build(string text, bool filters)
    {
        var atoms = ImmutableArray.CreateBuilder<Atom>();
        var i = 0;
        while (i < text.Length)
        {
            var problem = text[i] switch
            {
                '*' => Star(text, ref i, atoms),
                '[' => Class(text, ref i, atoms),
                '?' or '+' when filters => Quantifier(text, ref i, atoms),
                '?' => Add(atoms, ref i, new Atom("//", true, Repeat.Once)),
                '\\' => Escaped(text, ref i, atoms),
                var c => Add(atoms, ref i, new Atom(new string(c, 2), false, Repeat.Once)),
            };
            if (problem is not null)
            {
                return problem;
            }
        }

        return new GlobMachine(atoms.DrainToImmutable());
    }

    private static LiteralProblem? Add(ImmutableArray<Atom>.Builder atoms, ref int i, Atom atom)
    {
        atoms.Add(atom);
        i++;
        return null;
    }

    private static LiteralProblem? Star(string text, ref int i, ImmutableArray<Atom>.Builder atoms)
    {
        var start = i;
        while (i < text.Length && text[i] == '*')
        {
            i++;
        }

        if (i - start == 1)
        {
            atoms.Add(new Atom("//", true, Repeat.AnyNumber));
            return null;
        }

        var startsFolder = start == 0 || text[start - 1] == '/';
        if (startsFolder && i < text.Length && text[i] == '/')
        {
            i++;
            atoms.AddRange(new Atom(null, false, Repeat.MaySkipTwo), new Atom(null, false, Repeat.AnyNumber), new Atom("//", false, Repeat.Once));
            return null;
        }

        atoms.Add(new Atom(null, false, Repeat.AnyNumber));
        return null;
    }

    private static LiteralProblem? Quantifier(string text, ref int i, ImmutableArray<Atom>.Builder atoms)
    {
        if (atoms.Count == 0 || atoms[^1].Repeat != Repeat.Once)
        {
            return new($"`{text[i]}` repeats the character before it, and there is none. (`*` is any text without a slash; `\\{text[i]}` is the sign itself.)", i, 1);
        }

        atoms[^1] = atoms[^1] with { Repeat = text[i] == '?' ? Repeat.AtMostOnce : Repeat.AtLeastOnce };
        i++;
        return null;
    }

    private static LiteralProblem? Escaped(string text, ref int i, ImmutableArray<Atom>.Builder atoms)
    {
        if (i + 1 == text.Length)
        {
            return new("`\\` takes the next character as it is, and there is none.", i, 1);
        }

        i++;
        return Add(atoms, ref i, new Atom(new string(text[i], 2), false, Repeat.Once));
    }

    private static LiteralProblem? Class(string text, ref int i, ImmutableArray<Atom>.Builder atoms)
    {
        var close = text.IndexOf(']', i + 1);
        if (close < 0 || close == i + 1)
        {
            return new("`[` needs characters and its `]`: `[a-z]`. The sign itself is `\\[`.", i, close < 0 ? 1 : 2);
        }

        var inner = text.AsSpan(i + 1, close - i - 1);
        var inverted = inner.Length > 1 && inner[0] is '!' or '^';
        if (inverted)
        {
            inner = inner[1..];
        }

        var pairs = new System.Text.StringBuilder(inverted ? "//" : "");
        for (var k = 0; k < inner.Length; k++)
        {
            var isRange = k + 2 < inner.Length && inner[k + 1] == '-';
            var last = isRange ? inner[k + 2] : inner[k];
            if (last < inner[k])
            {
                return new($"The range `{inner[k]}-{last}` goes backwards; write `{last}-{inner[k]}`.", i + 1, close - i - 1);
            }

            pairs.Append(inner[k]).Append(last);
            k += isRange ? 2 : 0;
        }

        atoms.Add(new Atom(pairs.ToString(), inverted, Repeat.Once));
        i = close + 1;
        return null;
    }

    /// <summary>Whether the whole text matches.</summary>
    public bool Matches(string text)
    {
        var states = new bool[_atoms.Length + 1];
        var next = new bool[_atoms.Length + 1];
        Enter(states, 0);
        foreach (var c in text)
        {
            Array.Clear(next);
            Step(states, next, c);
            (states, next) = (next, states);
        }

        return states[^1];
    }

    private void Step(bool[] states, bool[] next, char c)
    {
        for (var s = 0; s < _atoms.Length; s++)
        {
            if (!states[s] || !_atoms[s].Takes(c))
            {
                continue;
            }

            Enter(next, s + 1);
            if (_atoms[s].Repeat is Repeat.AnyNumber or Repeat.AtLeastOnce && !next[s])
            {
                next[s] = true;
            }
        }
    }

    /// <summary>Marks the state and all that are reached from it without a character.</summary>
    private void Enter(bool[] states, int state)
    {
        while (!states[state])
        {
            states[state] = true;
            if (state == _atoms.Length || _atoms[state].Repeat is Repeat.Once or Repeat.AtLeastOnce)
            {
                return;
            }

            if (_atoms[state].Repeat == Repeat.MaySkipTwo)
            {
                Enter(states, state + 3);
            }

            state++;
        }
    }
}
