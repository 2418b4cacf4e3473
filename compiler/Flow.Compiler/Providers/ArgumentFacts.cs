using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Flow.Compiler.Providers;

/// <summary>Whether something must be written that the schema says may be left out.</summary>
internal enum Need
{
    /// <summary>What the schema says is all.</summary>
    None,

    /// <summary>The provider refuses a declaration that has neither it nor another of its like; it is the one that is written first.</summary>
    OneOfSome,

    /// <summary>The provider refuses a declaration that has neither it nor another of its like, and one that has two of them; it is the one that is written first.</summary>
    OnlyOneOfSome,

    /// <summary>The provider refuses a declaration without it.</summary>
    Always,
}

/// <summary>
/// What no schema says of the arguments of a type: the words that a text can be, a form that the provider takes, and what must be written though the schema has it as optional.
/// <para>
/// They stand in <c>aws.arguments</c>, sorted, a line each: the type, the path of the argument (<c>rule.status</c>), what it needs, and after <c>=</c> what it may be, with <c>|</c> between the
/// words. <c>!</c> means <see cref="Need.Always"/>, and a number behind it that so many blocks must be there; <c>+</c> means <see cref="Need.OneOfSome"/> and <c>^</c> means
/// <see cref="Need.OnlyOneOfSome"/>, and the others of its like follow, with <c>|</c> between them.
/// </para>
/// <para>
/// Source: hashicorp/aws 5.100.0 itself, asked on 2026-11-26. Terraform validated the smallest declaration of each of its types of resources, and what it said against it is here; the tests
/// ask again (<c>SampleTypeTests</c>). It was asked again without each that is one of some, and named the others. Of arguments that may be left out nothing else was asked, so that a fact which is missing says nothing; of very many words the first 40 are here.
/// </para>
/// </summary>
/// <param name="Name">The argument or the block; the type, for all of its facts.</param>
internal sealed record ArgumentFacts(string Name)
{
    private const string File = "Flow.Compiler.Providers.aws.arguments";

    private static readonly Lazy<FrozenDictionary<string, string[]>> Lines = new(Read);

    private static readonly ConcurrentDictionary<string, ArgumentFacts?> Known = new(StringComparer.Ordinal);

    /// <summary>What it can be, a text without its quotes; empty where nothing is known. The first of them is what is written first.</summary>
    public ImmutableArray<string> Values { get; private init; } = [];

    /// <summary>Whether it must be written.</summary>
    public Need Need { get; private init; }

    /// <summary>What stands beside it instead, where it is one of some; empty where they are elsewhere.</summary>
    public ImmutableArray<string> Others { get; private init; } = [];

    /// <summary>How many blocks of the name must be there.</summary>
    public int Least { get; private init; }

    /// <summary>What is known of what stands in the block.</summary>
    public ImmutableArray<ArgumentFacts> Inside { get; private init; } = [];

    /// <summary>All that is known of <paramref name="type"/>; null where nothing is.</summary>
    public static ArgumentFacts? Of(string type) => Known.GetOrAdd(type, static t => Lines.Value.TryGetValue(t, out var lines) ? lines.Aggregate(new ArgumentFacts(t), static (all, line) => all.With(line)) : null);

    /// <summary>The types of which something is known.</summary>
    public static IEnumerable<string> Types => Lines.Value.Keys;

    /// <summary>What is known of <paramref name="name"/>; null where nothing is.</summary>
    public ArgumentFacts? Find(string name) => Inside.FirstOrDefault(f => f.Name == name);

    private ArgumentFacts With(string line)
    {
        var (left, values) = line.IndexOf(" = ", StringComparison.Ordinal) is >= 0 and var equal ? (line[..equal], line[(equal + 3)..].Split('|')) : (line, []);
        var words = left.Split(' ');
        var need = words.Length == 1 ? Need.None : words[1][0] switch { '!' => Need.Always, '+' => Need.OneOfSome, _ => Need.OnlyOneOfSome };
        var least = words.Length > 1 && words[1].Length > 1 ? int.Parse(words[1].AsSpan(1), CultureInfo.InvariantCulture) : need == Need.None ? 0 : 1;
        return With(words[0].Split('.'), f => f with { Values = [.. values], Need = need, Least = least, Others = words.Length > 2 ? [.. words[2].Split('|')] : [] });
    }

    private ArgumentFacts With(ReadOnlySpan<string> path, Func<ArgumentFacts, ArgumentFacts> change)
    {
        if (path.IsEmpty)
        {
            return change(this);
        }

        var old = Find(path[0]);
        var changed = (old ?? new ArgumentFacts(path[0])).With(path[1..], change);
        return this with { Inside = old is null ? Inside.Add(changed) : Inside.Replace(old, changed) };
    }

    private static FrozenDictionary<string, string[]> Read()
    {
        using var reader = new StreamReader(typeof(ArgumentFacts).Assembly.GetManifestResourceStream(File)!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => (Line: line, Space: line.IndexOf(' ', StringComparison.Ordinal)))
            .GroupBy(static l => l.Line[..l.Space], static l => l.Line[(l.Space + 1)..], StringComparer.Ordinal)
            .ToFrozenDictionary(static g => g.Key, static g => g.ToArray(), StringComparer.Ordinal);
    }
}
