namespace Flow.Cli.Tests;

/// <summary><c>flow explain</c> for types of resources.</summary>
public sealed class ExplainResourceTests : IDisposable
{
    private readonly TestProject project = TestProject.Good();

    public void Dispose() => project.Dispose();

    [Fact]
    public void A_type_is_shown_with_what_must_be_written_first() => Check("aws_ecr_lifecycle_policy", """
        aws_ecr_lifecycle_policy
        a resource of hashicorp/aws 5.100.0

        Arguments

          policy: string      required
          repository: string  required

        Can be read

          id: string
          registry_id: string

        Smallest

            terraform aws_ecr_lifecycle_policy example {
              policy = "{}"
              repository = "example"
            }

        Documentation: https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/ecr_lifecycle_policy

        """);

    [Fact]
    public void A_block_is_shown_alone() => Check("aws_s3_bucket_versioning.versioning_configuration", """
        aws_s3_bucket_versioning.versioning_configuration
        a block of a resource aws_s3_bucket_versioning

        Arguments

          status: string      required
          mfa_delete: string  chosen by the provider where it is not written

        Documentation: https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/s3_bucket_versioning

        """);

    [Fact]
    public void So_is_an_attribute() => Check("aws_db_instance.password_wo", """
        aws_db_instance.password_wo
        an attribute of a resource aws_db_instance

          string
          sensitive, kept nowhere

        """);

    [Fact]
    public void Blocks_say_how_many_there_may_be()
    {
        var text = project.Run("explain", "aws_s3_bucket_lifecycle_configuration").Out + project.Run("explain", "aws_lb_listener").Out + project.Run("explain", "aws_wafv2_ip_set").Out;

        Assert.Contains("\n  default_action         at least 1\n", text, StringComparison.Ordinal);
        Assert.Contains("addresses: set(string)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_of_resources_and_data_is_shown_as_both()
    {
        var text = project.Run("explain", "aws_ecr_repository").Out;

        Assert.Contains("\na resource of hashicorp/aws 5.100.0\n", text, StringComparison.Ordinal);
        Assert.Contains("\ndata of hashicorp/aws 5.100.0\n", text, StringComparison.Ordinal);
        Assert.Contains("    data aws_ecr_repository example {\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aws_s3_buket", "Nothing is called `aws_s3_buket`. Did you mean `aws_s3_bucket`?")]
    [InlineData("aws_ami_idz", "Did you mean `aws_ami_ids`?")]
    [InlineData("aws_s3_bucket.loging", "Nothing is called `aws_s3_bucket.loging`. Did you mean `aws_s3_bucket.logging`?")]
    public void A_misspelt_type_or_block_is_corrected(string topic, string message)
    {
        var result = project.Run("explain", topic);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_get_every_type_whole()
    {
        using var json = System.Text.Json.JsonDocument.Parse(project.Run("explain", "aws_ecr_lifecycle_policy", "--json").Out);

        Assert.Equal("resource", json.RootElement.GetProperty("mode").GetString());
        Assert.Equal(["policy", "repository"], json.RootElement.GetProperty("arguments").EnumerateArray().Select(static a => a.GetProperty("name").GetString()!));
        Assert.True(json.RootElement.GetProperty("arguments")[0].GetProperty("required").GetBoolean());
        Assert.Equal("registry_id", json.RootElement.GetProperty("read")[1].GetProperty("name").GetString());
    }

    private void Check(string topic, string text) => Assert.Equal(text, project.Run("explain", topic).Out);
}
