using static Flow.Compiler.Tests.Comparing.ChangeChecks;

namespace Flow.Compiler.Tests.Comparing;

/// <summary>Buckets that delete objects which they kept, or sooner than they did.</summary>
public class ExpiringObjectsTests
{
    [Theory]
    [InlineData("expires = 3650d", "expires = 30d", "objects are deleted after 30 days, and not after 3650: older ones are lost at once")]
    [InlineData("", "expires = 30d", "objects are deleted after 30 days: older ones are lost at once")]
    [InlineData("old-versions = 90d", "old-versions = 7d", "former versions of objects are deleted after 7 days, and not after 90: older ones are lost at once")]
    public void What_a_bucket_deletes_sooner_is_lost(string before, string after, string lost) => Assert.Matches(
        $"^dangerous (added|changed) production aws_s3_bucket_lifecycle_configuration.files\n  {lost}$",
        string.Join('\n', Differences(With($"bucket files {{ {before} }}"), With($"bucket files {{ {after} }}")).Split('\n')[..2]));

    [Theory]
    [InlineData("expires = 30d", "expires = 90d")]
    [InlineData("expires = 30d", "")]
    public void What_it_keeps_longer_is_not(string before, string after) =>
        Assert.DoesNotContain("dangerous", Differences(With($"bucket files {{ {before} }}"), With($"bucket files {{ {after} }}")), StringComparison.Ordinal);

    [Theory]
    [InlineData("""id = "a", filter { prefix = "tmp/" }, expiration { days = 30 }""", """id = "a", filter { prefix = "" }, expiration { days = 30 }""", "objects are deleted after 30 days, and not only those whose name begins with `tmp/`: older ones are lost at once")]
    [InlineData("""id = "a", filter { prefix = "tmp/" }, expiration { days = 30 }""", """id = "a", expiration { days = 7 }""", "objects are deleted after 7 days, and not after 30, and not only those whose name begins with `tmp/`: older ones are lost at once")]
    [InlineData("""id = "a", filter { prefix = "tmp/" }, expiration { days = 30 }""", """id = "a", filter { prefix = "logs/" }, expiration { days = 30 }""", "objects whose name begins with `logs/` are deleted after 30 days, and not those whose name begins with `tmp/`: older ones are lost at once")]
    [InlineData("""id = "a", filter { prefix = "tmp/" }, expiration { days = 30 }""", """id = "b", filter { prefix = "tmp/" }, expiration { days = 7 }""", "objects whose name begins with `tmp/` are deleted after 7 days, and not after 30: older ones are lost at once")]
    [InlineData("""id = "a", filter { tag { key = "keep", value = "no" } }, expiration { days = 30 }""", """id = "a", filter { prefix = "" }, expiration { days = 30 }""", "objects are deleted after 30 days, and not only those with the tag `keep = no`: older ones are lost at once")]
    [InlineData("""id = "a", filter { and { prefix = "tmp/", tags = { keep = "no" } } }, expiration { days = 30 }""", """id = "a", filter { and { prefix = "tmp/", object_size_greater_than = 500 } }, expiration { days = 30 }""", "objects whose name begins with `tmp/` of more than 500 bytes are deleted after 30 days, and not those whose name begins with `tmp/` with the tag `keep = no`: older ones are lost at once")]
    [InlineData("""id = "a", filter { prefix = "tmp/" }, expiration { days = 30 }""", """id = "a", filter { prefix = "tmp/" }, expiration { date = "2027-01-01T00:00:00Z" }""", "objects whose name begins with `tmp/` are deleted from 2027-01-01 on, and not after 30 days: what is there then is lost")]
    [InlineData("""id = "a", expiration { date = "2027-01-01T00:00:00Z" }""", """id = "a", expiration { date = "2026-12-01T00:00:00Z" }""", "objects are deleted from 2026-12-01 on, and not from 2027-01-01 on: what is there then is lost")]
    [InlineData("""id = "a", noncurrent_version_expiration { noncurrent_days = 30, newer_noncurrent_versions = 3 }""", """id = "a", noncurrent_version_expiration { noncurrent_days = 30 }""", "former versions of objects are deleted after 30 days, and not but for the newest 3: older ones are lost at once")]
    public void A_rule_that_is_about_more_objects_loses_them(string before, string after, string lost) => Assert.Equal(
        $"dangerous changed production aws_s3_bucket_lifecycle_configuration.rules\n  {lost}", string.Join('\n', Differences(Expiring(before), Expiring(after)).Split('\n')[..2]));

    [Theory]
    [InlineData("""id = "a", filter { prefix = "tmp/" }, expiration { days = 30 }""", """id = "b", filter { prefix = "tmp/" }, expiration { days = 30 }""")]
    [InlineData("""id = "a", filter { prefix = "tmp/" }, expiration { days = 30 }""", """id = "a", filter { prefix = "tmp/old/" }, expiration { days = 30 }""")]
    [InlineData("""id = "a", filter { prefix = "tmp/" }, expiration { days = 30 }""", """id = "a", filter { and { prefix = "tmp/", tags = { keep = "no" } } }, expiration { days = 90 }""")]
    [InlineData("""id = "a", filter { prefix = "tmp/" }, expiration { days = 30 }""", """id = "a", status = "Disabled", expiration { days = 1 }""")]
    [InlineData("""id = "a", expiration { date = "2026-12-01T00:00:00Z" }""", """id = "b", filter { prefix = "tmp/" }, expiration { date = "2027-01-01T00:00:00Z" }""")]
    public void One_that_is_about_no_more_than_before_does_not(string before, string after)
    {
        var differences = Differences(Expiring(before), Expiring(after));
        Assert.Contains("aws_s3_bucket_lifecycle_configuration.rules", differences, StringComparison.Ordinal);
        Assert.DoesNotContain("dangerous", differences, StringComparison.Ordinal);
    }

    [Fact]
    public void What_deleted_before_under_another_name_loses_nothing_more() => Assert.DoesNotContain(
        "lost at once", Differences(Expiring("""id = "a", expiration { days = 30 }"""), Expiring("""id = "b", expiration { days = 30 }""").Replace(" rules {", " other {", StringComparison.Ordinal)), StringComparison.Ordinal);

    private static string Expiring(string rule) => With($$"""
        bucket files
          terraform aws_s3_bucket_lifecycle_configuration rules {
            bucket = files.id
            rule { {{(rule.Contains("status", StringComparison.Ordinal) ? "" : "status = \"Enabled\", ")}}{{rule}} }
          }
        """);

    [Fact]
    public void A_new_bucket_has_nothing_to_lose() => Assert.DoesNotContain("dangerous", Differences(With(""), With("bucket files { expires = 30d }")), StringComparison.Ordinal);

    private static string With(string line) => $"environment production {{\n  cloud aws {{ region = \"eu-west-1\", tags {{ service = \"shop\" }} }}\n  {line}\n}}";
}
