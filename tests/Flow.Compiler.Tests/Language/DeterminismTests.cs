using System.Collections;
using System.Reflection;
using System.Text;
using Flow.Compiler.Binding;
using Flow.Compiler.Hosting;
using Flow.Compiler.Tests.Catalogue;
using Flow.Compiler.Tests.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Language;

/// <summary>The same sources give the same model and the same messages, in whatever order and by whatever way they come.</summary>
public class DeterminismTests
{
    private static readonly SourceText[] Files =
    [
        new("lib/build.flow", "/// A build.\nexport template make-job of job { param goal: string, on linux, checkout, run \"make ${goal}\" }\nexport let version = \"1.2\"\n"),
        new("a.flow", "import \"lib/build.flow\" as build\nlet tag = \"v${build.version}-${suffix}\"\npipeline ci { on push, build.make-job all { goal = tag }, job last on linux after all { run \"x\" } }\n"),
        new("b.flow", "// Header.\n\nlet suffix = \"beta\"\npipeline nightly { on schedule every day at 03:00, job n on os for os in [linux, windows] { run \"echo ${os}\", artifact out from \"x\" } }\n"),
        new("c.flow", "rule r for j in jobs { require j.timeout != none because \"time\", severity = warning }\nteam t { members = [\"@a\"] }\nlet wrong = suffixx\n"),
        new("d.flow", "project shop { standards = strict }\nlet suffix = \"again\"\n"),
    ];

    [Fact]
    public void The_order_of_the_files_does_not_matter()
    {
        var expected = Dump(Create(Files));
        Assert.Contains("nightly", expected, StringComparison.Ordinal);
        var random = new Random(3);
        for (var round = 0; round < 20; round++)
        {
            var shuffled = Files.ToArray();
            random.Shuffle(shuffled);
            Assert.Equal(expected, Dump(Create(shuffled)));
        }
    }

    [Fact]
    public void A_changed_file_gives_what_a_fresh_start_gives()
    {
        var random = new Random(20260303);
        var files = Files.ToDictionary(static f => f.Path, static f => f.Content);
        var compilation = Create(Files);
        const string junk = "{}[]()\"=.,\n ab1";
        for (var round = 0; round < 150; round++)
        {
            var path = Files[random.Next(Files.Length)].Path;
            files[path] = random.Next(4) == 0 ? Files.First(f => f.Path == path).Content : LosslessTests.Mutated(files[path] + "\n", random, junk);
            compilation = compilation.With(new SourceText(path, files[path]));
            if (random.Next(3) > 0)
            {
                _ = compilation.Diagnostics;
            }

            Assert.Equal(Dump(Create(files.Select(static f => new SourceText(f.Key, f.Value)))), Dump(compilation));
        }
    }

    [Fact]
    public void A_file_that_goes_and_comes_back_leaves_no_trace()
    {
        var compilation = Create(Files);
        foreach (var file in Files)
        {
            Assert.Equal(Dump(Create(Files.Where(f => f != file))), Dump(compilation.Without(file.Path)));
            Assert.Equal(Dump(compilation), Dump(compilation.Without(file.Path).With(file)));
        }
    }

    [Fact]
    public void All_sources_give_the_same_twice() =>
        Assert.All(Sources.All, static s => Assert.Equal(Dump(Compilation.Of(s)), Dump(Compilation.Of(s))));

    private static Compilation Create(IEnumerable<SourceText> files) =>
        Compilation.Create("project", files, new BindServices(NoFiles.Instance) { Today = MarkedSource.Today });

    private static string Dump(Compilation compilation)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in compilation.Diagnostics)
        {
            text.Append(diagnostic).Append(' ').AppendJoin(' ', diagnostic.Related.Select(static r => $"{r.Location} {r.Message}")).AppendJoin(' ', diagnostic.Fixes.Select(static f => f.Title)).Append('\n');
        }

        Write(text, compilation.Model, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case null or string or bool or int or decimal or Enum or TimeSpan or Location or Flow.Compiler.Types.FlowType or Flow.Compiler.Types.Value:
                text.Append(value).Append('\n');
                break;
            case IDictionary map:
                Write(text, map.Keys.Cast<object>().Select(k => $"{k}={string.Join('|', ((IEnumerable)map[k]!).Cast<object>())}").Order(StringComparer.Ordinal).ToList(), depth);
                break;
            case IEnumerable items:
                text.Append('\n');
                foreach (var item in value.GetType().IsGenericType && value.GetType().GetGenericTypeDefinition() == typeof(System.Collections.Immutable.ImmutableHashSet<>)
                    ? items.Cast<object>().OrderBy(static i => i.ToString(), StringComparer.Ordinal) : items.Cast<object>())
                {
                    Write(text.Append(' ', depth), item, depth + 1);
                }

                break;
            default:
                text.Append(value.GetType().Name).Append('\n');
                foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static p => p.GetIndexParameters().Length == 0 && p.Name is not "EqualityContract"))
                {
                    Write(text.Append(' ', depth).Append(property.Name).Append(' '), property.GetValue(value), depth + 1);
                }

                break;
        }
    }
}
