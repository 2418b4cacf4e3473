using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;

namespace Flow.Cli.Arguments;

/// <summary>
/// Reads the arguments of one command. Written by hand because the process starts at every save and in every CI job: the library for it costs
/// 8 ms of a start that takes 20 ms without it.
/// </summary>
internal static class ArgumentReader
{
    /// <summary>The arguments in <paramref name="words"/>.</summary>
    /// <exception cref="UsageException">They are wrong.</exception>
    public static CommandArguments Read(CommandSpec spec, IReadOnlyList<string> words)
    {
        var positionals = ImmutableArray.CreateBuilder<string>();
        var options = ImmutableArray.CreateBuilder<GivenOption>();
        var rest = new Queue<string>(words);
        var onlyPositionals = false;
        while (rest.TryDequeue(out var word))
        {
            if (onlyPositionals || word == "-" || !word.StartsWith('-'))
            {
                AddPositional(spec, positionals, word);
            }
            else if (word == "--")
            {
                onlyPositionals = true;
            }
            else
            {
                options.Add(ReadOption(spec, options, word, rest));
            }
        }

        return Checked(spec, new CommandArguments([.. words], positionals.ToImmutable(), options.ToImmutable()));
    }

    private static void AddPositional(CommandSpec spec, ImmutableArray<string>.Builder positionals, string word)
    {
        if (positionals.Count == spec.Positionals.Length)
        {
            throw new UsageException($"`flow {spec.Name}` takes {Count(spec.Positionals.Length)}; `{word}` is one too many.", spec.Name);
        }

        positionals.Add(word);
    }

    private static GivenOption ReadOption(CommandSpec spec, ImmutableArray<GivenOption>.Builder before, string word, Queue<string> rest)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? word : word[..equals];
        var option = spec.Options.FirstOrDefault(o => o.Name == name)
            ?? throw new UsageException(
                $"`flow {spec.Name}` has no option `{name}`.{Suggestions.DidYouMean(name, spec.Options.Select(static o => o.Name))}", spec.Name);
        if (!option.Repeats && before.Any(o => o.Name == name))
        {
            throw new UsageException($"`{name}` is given twice.", spec.Name);
        }

        var value = ReadValue(spec, option, equals < 0 ? null : word[(equals + 1)..], rest);
        return option.Choices.IsEmpty || option.Choices.Contains(value)
            ? new GivenOption(name, value)
            : throw new UsageException(
                $"`{name}` takes {Alternatives(option.Choices)}, not `{value}`.{Suggestions.DidYouMean(value, option.Choices)}", spec.Name);
    }

    private static string ReadValue(CommandSpec spec, OptionSpec option, string? attached, Queue<string> rest)
    {
        if (option.Value is null)
        {
            return attached is null ? "" : throw new UsageException($"`{option.Name}` takes no value.", spec.Name);
        }

        if (attached is not null)
        {
            return attached;
        }

        return rest.TryPeek(out var next) && !next.StartsWith("--", StringComparison.Ordinal)
            ? rest.Dequeue()
            : throw new UsageException($"`{option.Name}` needs a value: `{option.Name} {option.Value}`.", spec.Name);
    }

    private static CommandArguments Checked(CommandSpec spec, CommandArguments arguments)
    {
        var required = spec.Positionals.Count(static p => p.IsRequired);
        if (arguments.Positionals.Length >= required)
        {
            return arguments;
        }

        var missing = spec.Positionals[arguments.Positionals.Length];
        throw new UsageException($"`flow {spec.Name}` needs a {missing.Name}: {missing.Summary}", spec.Name);
    }

    private static string Alternatives(ImmutableArray<string> choices) =>
        choices.Length == 1 ? $"`{choices[0]}`" : string.Join(", ", choices[..^1].Select(static c => $"`{c}`")) + $" or `{choices[^1]}`";

    private static string Count(int count) => count switch
    {
        0 => "no arguments",
        1 => "one argument",
        _ => $"at most {count} arguments",
    };
}
