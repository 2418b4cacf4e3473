namespace Flow.Cli.Tests;

/// <summary><c>flow bootstrap</c>, with a double of AWS's command line that remembers what it was asked and which bucket there is.</summary>
public sealed class BootstrapTests : IDisposable
{
    private const string Source = """
        project shop
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", state s3 { bucket = "acme-state" } }
        }
        environment staging like production { cloud { account = "210987654321", region = "us-east-1" } }
        environment here { cloud local }
        """;

    private readonly TestProject project = TestProject.Good().With("infra.flow", Source);

    public void Dispose() => project.Dispose();

    [Fact]
    public void What_would_be_done_is_said_and_nobody_is_asked()
    {
        var result = project.WithVariable("PATH", project.Folder).Run("bootstrap", "production", "--dry-run");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            """
            # acme-state in eu-west-1, in the account 123456789012. What is done where it is not there yet:
            aws s3api create-bucket --bucket acme-state --region eu-west-1 --create-bucket-configuration LocationConstraint=eu-west-1
            aws s3api put-bucket-encryption --bucket acme-state --region eu-west-1 --expected-bucket-owner 123456789012 --server-side-encryption-configuration '{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}]}'
            aws s3api put-public-access-block --bucket acme-state --region eu-west-1 --expected-bucket-owner 123456789012 --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true
            aws s3api put-bucket-versioning --bucket acme-state --region eu-west-1 --expected-bucket-owner 123456789012 --versioning-configuration Status=Enabled
            aws s3api put-bucket-policy --bucket acme-state --region eu-west-1 --expected-bucket-owner 123456789012 --policy '{"Version":"2012-10-17","Statement":[{"Sid":"FlowOverTlsAlone","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::acme-state","arn:aws:s3:::acme-state/*"],"Condition":{"Bool":{"aws:SecureTransport":["false"]}}},{"Sid":"FlowShop0StagingLists","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::210987654321:root"},"Action":["s3:ListBucket"],"Resource":"arn:aws:s3:::acme-state","Condition":{"StringLike":{"s3:prefix":["shop/staging/*"]}}},{"Sid":"FlowShop0StagingKeeps","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::210987654321:root"},"Action":["s3:GetObject","s3:PutObject","s3:DeleteObject"],"Resource":["arn:aws:s3:::acme-state/shop/staging/*"]}]}'

            """,
            result.Out);
    }

    /// <summary>Staging inherits the bucket, so it is one in the region and the account of production.</summary>
    [Fact]
    public void An_inherited_bucket_is_that_of_the_environment_that_says_it() =>
        Assert.Equal(project.Run("bootstrap", "production", "--dry-run").Out, project.Run("bootstrap", "staging", "--dry-run").Out);

    [SkippableFact]
    public void The_bucket_is_made_once_and_set_again()
    {
        Skip.If(OperatingSystem.IsWindows(), "the double is a script of the shell");
        WithAws("123456789012");

        var first = project.Run("bootstrap", "production");
        var calls = File.ReadAllLines(project.PathOf("bin/calls"));
        var again = project.Run("bootstrap", "production");

        const string set = """
            acme-state is closed to the public
            acme-state keeps old versions
            acme-state is reached over TLS alone, and from `staging` in 210987654321

            """;
        Assert.Equal((0, "acme-state is made\nacme-state is encrypted\n" + set, ""), (first.ExitCode, first.Out, first.Error));
        Assert.Equal((0, set, ""), (again.ExitCode, again.Out, again.Error));
        Assert.Equal(
            ["get-caller-identity", "head-bucket", "create-bucket", "put-bucket-encryption", "get-bucket-policy", "put-public-access-block", "put-bucket-versioning", "put-bucket-policy"],
            calls.Select(static c => c.Split(' ')[1]));
        Assert.All(calls.Where(static c => c.StartsWith("s3api", StringComparison.Ordinal) && !c.Contains("create-bucket", StringComparison.Ordinal)), static c => Assert.Contains(" --expected-bucket-owner 123456789012", c, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("eu-west-1", "staging", "", "arn:aws:s3:::acme-state/shop/staging/*")]
    [InlineData("eu-west-1", "staging", ", key = \"eu/staging.tfstate\"", "arn:aws:s3:::acme-state/eu/staging.tfstate\",\"arn:aws:s3:::acme-state/eu/staging.tfstate.tflock")]
    [InlineData("cn-north-1", "staging", "", "arn:aws-cn:s3:::acme-state/shop/staging/*")]
    public void Another_account_is_let_in_for_its_own_states(string region, string name, string key, string allowed)
    {
        project.With("infra.flow", $$"""
            project shop
            environment production { cloud aws { region = "{{region}}", account = "123456789012", state s3 { bucket = "acme-state" } } }
            environment {{name}} { cloud aws { region = "{{region}}", account = "210987654321", state s3 { bucket = "acme-state"{{key}} } } }
            """);

        Assert.Contains($"\"Resource\":[\"{allowed}\"]", project.Run("bootstrap", "production", "--dry-run").Out, StringComparison.Ordinal);
    }

    /// <summary>A statement of somebody else stays, also one for another project; what was written for this one is written anew, once.</summary>
    [SkippableFact]
    public void What_others_wrote_into_the_policy_stays()
    {
        Skip.If(OperatingSystem.IsWindows(), "the double is a script of the shell");
        WithAws("123456789012");
        project.With("bin/bucket", "").With("bin/policy", """{"Version":"2012-10-17","Statement":[{"Sid":"Audit","Effect":"Allow"},{"Sid":"FlowOther0ProductionKeeps","Effect":"Allow"},{"Sid":"FlowShop0OldKeeps","Effect":"Allow"}]}""");

        Assert.Equal(0, project.Run("bootstrap", "production").ExitCode);
        Assert.Equal(0, project.Run("bootstrap", "production").ExitCode);

        var policy = File.ReadAllText(project.PathOf("bin/policy"));
        Assert.Equal(
            ["Audit", "FlowOther0ProductionKeeps", "FlowOverTlsAlone", "FlowShop0StagingLists", "FlowShop0StagingKeeps"],
            System.Text.Json.JsonDocument.Parse(policy).RootElement.GetProperty("Statement").EnumerateArray().Select(static s => s.GetProperty("Sid").GetString()));
    }

    [SkippableTheory]
    [InlineData("", "AWS knows no credentials here that are valid")]
    [InlineData("999999999999", "The credentials are of the account 999999999999, and `acme-state` belongs into 123456789012. Nothing was made.")]
    public void Without_the_right_credentials_nothing_is_made(string account, string message)
    {
        Skip.If(OperatingSystem.IsWindows(), "the double is a script of the shell");
        WithAws(account);

        var result = project.Run("bootstrap", "production");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Single(File.ReadAllLines(project.PathOf("bin/calls")));
    }

    [SkippableFact]
    public void A_bucket_of_somebody_else_is_left_alone()
    {
        Skip.If(OperatingSystem.IsWindows(), "the double is a script of the shell");
        WithAws("123456789012");
        project.With("bin/foreign", "");

        var result = project.Run("bootstrap", "production");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("`acme-state` cannot be looked at in eu-west-1: it belongs to somebody else", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(File.ReadAllLines(project.PathOf("bin/calls")), static c => c.Contains("put-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("productio", 2, "There is no environment `productio`. Did you mean `production`?")]
    [InlineData("here", 1, "`here` keeps no state in S3")]
    [InlineData("production", 1, "The command line of AWS, `aws`, is needed to make the bucket, and it is not in the path.")]
    public void A_mistake_is_named(string environment, int exitCode, string message)
    {
        var result = project.WithVariable("PATH", project.Folder).Run("bootstrap", environment);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    private void WithAws(string account)
    {
        project.With("bin/aws", $$"""
            #!/bin/sh
            here=$(dirname "$0")
            echo "$*" >> "$here/calls"
            case "$2" in
              get-caller-identity) [ -n "{{account}}" ] && echo "{{account}}" || { echo "Unable to locate credentials" >&2; exit 255; } ;;
              head-bucket)
                if [ -e "$here/foreign" ]; then echo "An error occurred (403) when calling the HeadBucket operation: Forbidden" >&2; exit 254; fi
                if [ ! -e "$here/bucket" ]; then echo "An error occurred (404) when calling the HeadBucket operation: Not Found" >&2; exit 254; fi ;;
              create-bucket) : > "$here/bucket" ;;
              get-bucket-policy) if [ -e "$here/policy" ]; then cat "$here/policy"; else echo "An error occurred (NoSuchBucketPolicy) when calling the GetBucketPolicy operation" >&2; exit 254; fi ;;
              put-bucket-policy) for policy; do :; done; printf %s "$policy" > "$here/policy" ;;
            esac

            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(project.PathOf("bin/aws"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        project.WithVariable("PATH", $"{project.PathOf("bin")}:{Environment.GetEnvironmentVariable("PATH")}");
    }
}
