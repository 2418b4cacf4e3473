using Flow.Tests;

namespace Flow.Conformance.Tests.Infrastructure;

/// <summary>Terraform itself accepts what is right and refuses what is wrong, so that tests can rely on its opinion.</summary>
public class TerraformTests
{
    [SkippableTheory]
    [InlineData("resource \"aws_s3_bucket\" \"logs\" {\n  bucket = \"logs\"\n}\n", 0)]
    [InlineData("resource \"aws_s3_bucket\" \"logs\" {\n  buckt = \"logs\"\n}\n", 1)]
    public void It_knows_the_provider(string text, int exitCode)
    {
        Terraform.Require();
        var folder = Directory.CreateTempSubdirectory("flow-terraform-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "main.tf"), Terraform.RequiredAws + text);

            Assert.Equal(0, Terraform.Run(folder.FullName, "init", "-input=false").ExitCode);
            var result = Terraform.Run(folder.FullName, "validate");
            Assert.True(result.ExitCode == exitCode, result.ToString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
