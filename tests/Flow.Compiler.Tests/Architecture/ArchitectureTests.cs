using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Flow.Tests;

namespace Flow.Compiler.Tests.Architecture;

/// <summary>The house and its rooms: a room may use the rooms before it, never those after it.</summary>
public partial class ArchitectureTests
{
    private const string Compiler = "compiler/Flow.Compiler/";

    private static readonly ImmutableArray<string> Rooms =
        ["Hosting", "Text", "Diagnostics", "Syntax", "Literals", "Types", "Functions", "Providers", "Catalogue", "Binding", "Model", "Planning", "Rules", "Costs", "Comparing", "Emit", "Import", "Editing"];

    [Fact]
    public void No_room_uses_a_later_one() =>
        Assert.Empty(CompilerFiles().SelectMany(file => UsesOfLaterRooms(file, Repository.Read(file))));

    [Fact]
    public void Every_folder_of_the_compiler_is_a_known_room() =>
        Assert.Empty(CompilerFiles().Select(RoomOf).OfType<string>().Distinct().Except(Rooms));

    [Fact]
    public void Every_file_has_the_namespace_of_its_room() =>
        Assert.All(CompilerFiles(), file => Assert.Contains($"namespace {NamespaceOf(file)}", Repository.Read(file), StringComparison.Ordinal));

    /// <summary>What is none has the text of an empty one: what reads the text of a value that may be known asks for <c>KnownText</c>.</summary>
    [Fact]
    public void What_is_not_given_is_read_as_no_text() =>
        Assert.DoesNotContain(CompilerFiles(), static file => Repository.Read(file).Contains("Constant?.ToText()", StringComparison.Ordinal));

    [Theory]
    [InlineData("Syntax", "using Flow.Compiler.Emit;", "Emit")]
    [InlineData("Text", "using static Flow.Compiler.Diagnostics.Severity;", "Diagnostics")]
    [InlineData("Model", "var x = Flow.Compiler.Emit.Documents.YamlScalar.Null;", "Emit")]
    [InlineData("Emit", "using Flow.Compiler.Text;", null)]
    [InlineData("Emit", "using Flow.Compiler.Hosting;", null)]
    [InlineData("Syntax", "/// <see cref=\"Flow.Compiler.Emit.Target\"/>", null)]
    public void A_use_of_a_later_room_is_found(string room, string line, string? found)
    {
        var text = $"{line}\n\nnamespace Flow.Compiler.{room};\n";

        Assert.Equal(found is null ? [] : [$"{Compiler}{room}/X.cs uses {found}"], UsesOfLaterRooms($"{Compiler}{room}/X.cs", text));
    }

    [Fact]
    public void The_runtime_knows_nothing_of_the_compiler() =>
        Assert.DoesNotContain(ReferencesOf("runtime/Flow.Runtime/Flow.Runtime.csproj"), reference => reference.Contains("compiler/", StringComparison.Ordinal));

    [Fact]
    public void The_compiler_knows_no_other_project()
    {
        Assert.Empty(ReferencesOf("compiler/Flow.Compiler/Flow.Compiler.csproj"));
        Assert.DoesNotContain(
            typeof(Flow.Compiler.Text.SourceText).Assembly.GetReferencedAssemblies(),
            name => name.Name!.StartsWith("Flow.", StringComparison.Ordinal));
    }

    private static IEnumerable<string> CompilerFiles() =>
        Repository.Files.Where(file => file.StartsWith(Compiler, StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal));

    private static IEnumerable<string> UsesOfLaterRooms(string file, string text)
    {
        var own = RoomOf(file);
        var code = string.Join('\n', text.Split('\n').Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal)));
        return own is null
            ? []
            : QualifiedName().Matches(code)
                .Select(match => match.Groups["room"].Value)
                .Where(room => Rooms.IndexOf(room) > Rooms.IndexOf(own))
                .Distinct()
                .Select(room => $"{file} uses {room}");
    }

    // Null for the files beside the rooms, which may use all of them.
    private static string? RoomOf(string file) => file[Compiler.Length..].Split('/') is [var room, _, ..] ? room : null;

    private static string NamespaceOf(string file) => RoomOf(file) is { } room ? $"Flow.Compiler.{room}" : "Flow.Compiler";

    private static IEnumerable<string> ReferencesOf(string project) =>
        XDocument.Load(Repository.PathOf(project)).Descendants("ProjectReference").Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'));

    [GeneratedRegex(@"\bFlow\.Compiler\.(?<room>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QualifiedName();
}
