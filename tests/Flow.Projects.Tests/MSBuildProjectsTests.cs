namespace Flow.Projects.Tests;

public sealed class MSBuildProjectsTests : IDisposable
{
    private const string Library = """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""";

    private readonly string folder = Directory.CreateTempSubdirectory("flow-projects-").FullName;

    private string Cache => Path.Combine(folder, ".cache");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_program_is_read_with_its_name_framework_and_references()
    {
        Write("src/Lib/Lib.csproj", Library);
        Write("src/App/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFrameworks>net9.0;net10.0</TargetFrameworks><OutputType>Exe</OutputType><AssemblyName>the-app</AssemblyName></PropertyGroup>
              <ItemGroup><ProjectReference Include="..\Lib\Lib.csproj" /></ItemGroup>
            </Project>
            """);

        var project = Projects().Read("src/App/App.csproj", out var problem);

        Assert.Null(problem);
        Assert.Equal(("src/App/App.csproj", "the-app", true, false), (project!.Path, project.AssemblyName, project.IsExecutable, project.IsTest));
        Assert.Equal("net9.0 net10.0", string.Join(" ", project.TargetFrameworks));
        Assert.Equal("src/Lib/Lib.csproj", Assert.Single(project.References));
    }

    [Theory]
    [InlineData("""<PropertyGroup><TargetFramework>net10.0</TargetFramework><IsTestProject>true</IsTestProject></PropertyGroup>""")]
    [InlineData("""<PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include="Microsoft.NET.Test.Sdk" Version="17.0.0" /></ItemGroup>""")]
    public void A_test_project_is_known_by_its_property_or_its_package(string content)
    {
        Write("T.csproj", $"""<Project Sdk="Microsoft.NET.Sdk">{content}</Project>""");

        Assert.True(Projects().Read("T.csproj", out _)!.IsTest);
    }

    [Fact]
    public void What_stands_in_the_folders_above_counts()
    {
        Write("Directory.Build.props", """<Project><PropertyGroup><TargetFramework>net10.0</TargetFramework><IsTestProject>$(MSBuildProjectName.EndsWith('.Tests'))</IsTestProject></PropertyGroup></Project>""");
        Write("a/A.Tests.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");

        var project = Projects().Read("a/A.Tests.csproj", out _)!;

        Assert.Equal((true, "net10.0"), (project.IsTest, Assert.Single(project.TargetFrameworks)));
    }

    [Fact]
    public void The_second_check_does_not_evaluate_and_a_change_does()
    {
        Write("Directory.Build.props", """<Project><Import Project="more.props" /></Project>""");
        Write("more.props", "<Project />");
        Write("Lib.csproj", Library);
        var first = Projects();
        var second = Projects();

        var expected = first.Read("Lib.csproj", out _);
        var cached = second.Read("Lib.csproj", out _);
        Write("more.props", """<Project><PropertyGroup><AssemblyName>other</AssemblyName></PropertyGroup></Project>""");
        var third = Projects();
        var changed = third.Read("Lib.csproj", out _);

        Assert.Equal((1, 0, 1), (first.Evaluations, second.Evaluations, third.Evaluations));
        Assert.Equal((expected!.AssemblyName, expected.TargetFrameworks[0]), (cached!.AssemblyName, cached.TargetFrameworks[0]));
        Assert.Equal("other", changed!.AssemblyName);
    }

    [Fact]
    public void A_broken_entry_of_the_cache_is_replaced()
    {
        Write("Lib.csproj", Library);
        Projects().Read("Lib.csproj", out _);
        File.WriteAllText(Assert.Single(Directory.GetFiles(Cache)), "{ not json");
        var again = Projects();
        var after = Projects();

        Assert.Equal("Lib", again.Read("Lib.csproj", out _)!.AssemblyName);
        Assert.Equal("Lib", after.Read("Lib.csproj", out _)!.AssemblyName);
        Assert.Equal((1, 0), (again.Evaluations, after.Evaluations));
    }

    [Fact]
    public void Malformed_XML_is_reported_with_its_line()
    {
        Write("Bad.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\">\n  <PropertyGroup>\n</Project>\n");

        Assert.Null(Projects().Read("Bad.csproj", out var problem));
        Assert.StartsWith("Line 3: the file is no well-formed XML.", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_project_is_reported()
    {
        Write("Bad.csproj", "<root />");

        Assert.Null(Projects().Read("Bad.csproj", out var problem));
        Assert.Contains("starts with `<root>`", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_import_is_reported_with_its_place()
    {
        Write("a/Bad.csproj", "<Project>\n  <Import Project=\"gone.props\" />\n</Project>\n");

        Assert.Null(Projects().Read("a/Bad.csproj", out var problem));
        Assert.StartsWith("a/Bad.csproj, line 2: a file that the project imports does not exist.", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_SDK_is_reported()
    {
        Write("Bad.csproj", """<Project Sdk="No.Such.Sdk/1.0.0" />""");

        Assert.Null(Projects().Read("Bad.csproj", out var problem));
        Assert.Contains("No.Such.Sdk", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("All.slnx", """<Solution><Folder Name="/tests/"><Project Path="tests/T.csproj" /></Folder><Project Path="src/Lib.csproj" /></Solution>""")]
    [InlineData("All.sln", "Microsoft Visual Studio Solution File, Format Version 12.00\nProject(\"{FAE}\") = \"T\", \"tests\\T.csproj\", \"{1}\"\nEndProject\nProject(\"{2150}\") = \"src\", \"src\", \"{2}\"\nEndProject\nProject(\"{FAE}\") = \"Lib\", \"src\\Lib.csproj\", \"{3}\"\nEndProject\n")]
    public void A_solution_is_its_projects_together(string name, string text)
    {
        Write(name, text);
        Write("src/Lib.csproj", Library);
        Write("tests/T.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><IsTestProject>true</IsTestProject></PropertyGroup></Project>""");

        var solution = Projects().Read(name, out var problem);

        Assert.Null(problem);
        Assert.Equal("tests/T.csproj src/Lib.csproj", string.Join(" ", solution!.References));
        Assert.Equal((true, false, "All"), (solution.IsTest, solution.IsExecutable, solution.AssemblyName));
    }

    [Fact]
    public void A_solution_with_a_project_that_is_gone_is_reported()
    {
        Write("All.slnx", """<Solution><Project Path="gone/Gone.csproj" /></Solution>""");

        Assert.Null(Projects().Read("All.slnx", out var problem));
        Assert.Equal("The solution names `gone/Gone.csproj`, but there is no such file.", problem);
    }

    private MSBuildProjects Projects() => new(folder, Cache);

    private void Write(string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
