using Flow.Compiler.Literals;

namespace Flow.Compiler.Tests.Literals;

public class ReferenceTests
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("redis", "", "redis", "", "")]
    [InlineData("redis:7", "", "redis", "7", "")]
    [InlineData("library/redis:7.2-alpine", "", "library/redis", "7.2-alpine", "")]
    [InlineData("ghcr.io/acme/shop/api:1.0", "ghcr.io", "acme/shop/api", "1.0", "")]
    [InlineData("localhost:5000/app", "localhost:5000", "app", "", "")]
    [InlineData("localhost/app:x@" + Digest, "localhost", "app", "x", Digest)]
    public void Reads_images(string text, string registry, string repository, string tag, string digest)
    {
        var image = ImageReference.Parse(text).Value;
        Assert.Equal(new ImageReference(registry, repository, tag, digest), image);
        Assert.Equal(text, image.ToString());
    }

    [Theory]
    [InlineData("Redis", "lower case", "redis")]
    [InlineData("ghcr.io/Acme/App:1", "lower case", "ghcr.io/acme/app:1")]
    [InlineData("https://ghcr.io/acme/app", "no scheme", "ghcr.io/acme/app")]
    [InlineData("redis:", "tag", null)]
    [InlineData("redis@sha256:12", "64 hexadecimal", null)]
    [InlineData("a//b", "name of an image", null)]
    [InlineData("", "image is written", null)]
    public void Explains_wrong_images(string text, string part, string? replacement) => AssertProblem(ImageReference.Parse(text).Problem, part, replacement);

    [Fact]
    public void Reads_actions()
    {
        var action = Assert.IsType<RepositoryAction>(ActionReferenceText.Parse("github/codeql-action/init@v3").Value).Reference;
        Assert.Equal(new RepositoryReference("github", "codeql-action", "init", "v3"), action);
        Assert.False(action.IsPinned);
        Assert.True(Assert.IsType<RepositoryAction>(ActionReferenceText.Parse("a/b@0123456789abcdef0123456789abcdef01234567").Value).Reference.IsPinned);
        Assert.Equal("actions/x", Assert.IsType<LocalAction>(ActionReferenceText.Parse("./actions/x").Value).Folder);
        Assert.True(Assert.IsType<LocalAction>(ActionReferenceText.Parse("$/actions/x").Value).FromProject);
        Assert.Equal("alpine", Assert.IsType<DockerAction>(ActionReferenceText.Parse("docker://alpine:3").Value).Image.Repository);
    }

    [Theory]
    [InlineData("actions/checkout", "version is missing", null)]
    [InlineData("actions/checkout@", "version is missing", null)]
    [InlineData("checkout@v4", "owner is missing", "actions/checkout@v4")]
    [InlineData("https://github.com/actions/checkout@v4", "without an address", "actions/checkout@v4")]
    [InlineData("actions/checkout@${{ x }}", "before a run starts", null)]
    [InlineData("actions/checkout@v4 ", "white space", "actions/checkout@v4")]
    [InlineData("actions/checkout@v4:x", "No tag", null)]
    [InlineData("docker://Alpine", "lower case", "docker://alpine")]
    [InlineData("", "is written", null)]
    public void Explains_wrong_actions(string text, string part, string? replacement) => AssertProblem(ActionReferenceText.Parse(text).Problem, part, replacement);

    [Fact]
    public void Reads_workflows()
    {
        Assert.Equal(".github/workflows/x.yml", WorkflowReferenceText.Parse("acme/shop/.github/workflows/x.yml@v1").Value.File);
        Assert.Null(WorkflowReferenceText.Parse("./.github/workflows/x.yaml").Value.Repository);
    }

    [Theory]
    [InlineData("./.github/workflows/x.yml@v1", "leave out", "./.github/workflows/x.yml")]
    [InlineData("acme/shop/workflows/x.yml@v1", "directly in", null)]
    [InlineData("acme/shop/.github/workflows/a/x.yml@v1", "directly in", null)]
    [InlineData("acme/shop/.github/workflows/x.json@v1", "`.yml`", null)]
    [InlineData("acme/shop/.github/workflows/x.yml", "version is missing", null)]
    [InlineData("x", "owner is missing", null)]
    public void Explains_wrong_workflows(string text, string part, string? replacement) => AssertProblem(WorkflowReferenceText.Parse(text).Problem, part, replacement);

    [Theory]
    [InlineData("https://shop.example/a?b=c#d")]
    [InlineData("http://localhost:8080")]
    public void Reads_addresses(string text) => Assert.Equal(text, UrlText.Parse(text).Value.OriginalString);

    [Theory]
    [InlineData("shop.example/a", "scheme", "https://shop.example/a")]
    [InlineData("ftp://x.example", "`https://`", null)]
    [InlineData("https://a b", "white space", null)]
    [InlineData("https://user:pw@shop.example", "no password", null)]
    [InlineData("https://", "no address", null)]
    [InlineData("shop", "host", null)]
    public void Explains_wrong_addresses(string text, string part, string? replacement) => AssertProblem(UrlText.Parse(text).Problem, part, replacement);

    [Theory]
    [InlineData("payments@shop.example", null)]
    [InlineData("a@b", "domain")]
    [InlineData("Jo <jo@shop.example>", "no place")]
    [InlineData("nobody", "`@`")]
    [InlineData("mailto:a@b.example", "without `mailto:`")]
    public void Judges_mail(string text, string? part) => AssertProblem(EmailText.Parse(text).Problem, part, null, anyReplacement: true);

    [Theory]
    [InlineData("API_URL", null, null)]
    [InlineData("api-url", "letters, digits", "api_url")]
    [InlineData("1x", "starts with", "_1x")]
    [InlineData("", "is written", null)]
    public void Judges_variables(string text, string? part, string? replacement) => AssertProblem(EnvironmentVariableName.Parse(text).Problem, part, replacement);

    [Fact]
    public void Knows_reserved_variables()
    {
        Assert.True(EnvironmentVariableName.IsReserved("GITHUB_TOKEN"));
        Assert.False(EnvironmentVariableName.IsReserved("MY_GITHUB_TOKEN"));
    }

    [Theory]
    [InlineData("build_1-x", null, null)]
    [InlineData("_x", null, null)]
    [InlineData("__x", "belong to", null)]
    [InlineData("1x", "starts with", "_1x")]
    [InlineData("a.b", "only letters", "a-b")]
    [InlineData("", "missing", null)]
    public void Judges_identifiers(string text, string? part, string? replacement) => AssertProblem(GitHubIdentifier.Parse(text).Problem, part, replacement);

    [Fact]
    public void An_identifier_has_fewer_than_100_characters()
    {
        Assert.True(GitHubIdentifier.Parse(new string('a', 99)).IsValid);
        Assert.False(GitHubIdentifier.Parse(new string('a', 100)).IsValid);
    }

    [Theory]
    [InlineData("ubuntu-24.04", null)]
    [InlineData("a,b", "are a list")]
    [InlineData("self hosted", "white space")]
    [InlineData("${{ matrix.os }}", "without quotes")]
    public void Judges_labels(string text, string? part) => AssertProblem(RunnerLabel.Parse(text).Problem, part, null, anyReplacement: true);

    [Theory]
    [InlineData("Europe/Vienna", null, null)]
    [InlineData("UTC", null, null)]
    [InlineData("America/Argentina/Buenos_Aires", null, null)]
    [InlineData("europe/vienna", "Did you mean", "Europe/Vienna")]
    [InlineData("Vienna", "Did you mean", "Europe/Vienna")]
    [InlineData("Europe/Viena", "Did you mean", "Europe/Vienna")]
    [InlineData("America/New York", "Did you mean", "America/New_York")]
    [InlineData("+02:00 or so", "summer time", null)]
    public void Judges_time_zones(string text, string? part, string? replacement) => AssertProblem(TimeZoneName.Parse(text).Problem, part, replacement);

    [Fact]
    public void Time_zones_are_complete() => Assert.InRange(TimeZoneName.All.Distinct().Count(), 590, 620);

    [Theory]
    [InlineData("src/lib", "./x", "src/lib/x")]
    [InlineData("src/lib", "../x", "src/x")]
    [InlineData("src/lib", "x/./y", "x/y")]
    [InlineData("src/lib", ".", "src/lib")]
    [InlineData("", "./x", "x")]
    public void Resolves_paths(string folder, string path, string full) => Assert.Equal(full, ProjectPath.Resolve(folder, path).Value);

    private static void AssertProblem(LiteralProblem? problem, string? part, string? replacement, bool anyReplacement = false)
    {
        if (part is null)
        {
            Assert.Null(problem);
            return;
        }

        Assert.Contains(part, problem!.Message, StringComparison.Ordinal);
        if (!anyReplacement)
        {
            Assert.Equal(replacement, problem.Replacement);
        }
    }
}
