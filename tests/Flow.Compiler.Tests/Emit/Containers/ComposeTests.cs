using Flow.Compiler.Emit.Compose;

namespace Flow.Compiler.Tests.Emit.Containers;

/// <summary>What files for Compose are made of environments.</summary>
public class ComposeTests
{
    [Fact]
    public void A_service_waits_for_what_it_uses_and_knows_where_that_is() => Check(
        """
        service api { image = "example.com/api:1", port = 8080, access = [jobs.send, sessions.connect], env { PRICE = "5$", AWS_REGION = "here" }, secrets { KEY = token.arn }, command = ["serve", "$HOME"] }
        environment local {
          cloud local
          cache sessions
          queue jobs { visibility = 1m, fifo = true }
          secret token
          host here { services = [api] }
          env { MODE = "local" }
        }
        """,
        """
        services:
          # main.flow:4
          sessions:
            image: valkey/valkey:8.0.1-alpine
            ports:
              - '127.0.0.1:6379:6379'
            healthcheck:
              test: [CMD, valkey-cli, ping]
              interval: 5s
              timeout: 5s
              retries: 20
              start_period: 60s
            init: true
            restart: unless-stopped

          # main.flow:5
          jobs:
            image: localstack/localstack:3.8.1
            environment:
              SERVICES: sqs
              LOCALSTACK_HOST: jobs:4566
              SQS_ENDPOINT_STRATEGY: path
            ports:
              - '127.0.0.1:4566:4566'
            healthcheck:
              test: [CMD, curl, --fail, --silent, 'http://localhost:4566/_localstack/health']
              interval: 5s
              timeout: 5s
              retries: 20
              start_period: 60s
            init: true
            restart: unless-stopped

          # main.flow:5
          jobs-setup:
            image: amazon/aws-cli:2.22.0
            command:
              - --endpoint-url
              - http://jobs:4566
              - sqs
              - create-queue
              - --queue-name
              - jobs.fifo
              - --attributes
              - VisibilityTimeout=60,FifoQueue=true
            environment:
              AWS_ENDPOINT_URL_SQS: http://jobs:4566
              AWS_ACCESS_KEY_ID: local
              AWS_SECRET_ACCESS_KEY: local
              AWS_REGION: us-east-1
            depends_on:
              jobs:
                condition: service_healthy
            restart: 'no'

          # main.flow:7
          api:
            image: example.com/api:1
            command:
              - serve
              - $$HOME
            environment:
              AWS_ENDPOINT_URL_SQS: http://jobs:4566
              AWS_ACCESS_KEY_ID: local
              AWS_SECRET_ACCESS_KEY: local
              AWS_REGION: here
              MODE: local
              PRICE: 5$$
              KEY: ${TOKEN:?set TOKEN, or write it into .env}
            ports:
              - '127.0.0.1:8080:8080'
            depends_on:
              jobs:
                condition: service_healthy
              jobs-setup:
                condition: service_completed_successfully
              sessions:
                condition: service_healthy
            init: true
            restart: unless-stopped

        """);

    [Fact]
    public void Services_that_call_each_other_start_in_written_order_and_each_has_a_port_of_this_machine()
    {
        var text = Written("""
            service a { image = "a:1", port = 80, access = [b.call] }
            service b { image = "b:1", port = 80, access = [a.call] }
            environment local { cloud local, host here { services = [a, b] } }
            """);

        Assert.Single(text.Split('\n'), static l => l.Trim() == "depends_on:");
        Assert.Contains("127.0.0.1:80:80", text, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1:81:80", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_environments_each_has_a_file() => Assert.Equal(
        ["compose.yaml", "compose.tests.yaml"],
        ImageProject.Emit(new ComposeTarget(), "environment local { cloud local, cache a }\nenvironment tests { cloud local, cache b }").Keys);

    private static string Written(string source) => ImageProject.Emit(new ComposeTarget(), source)["compose.yaml"];

    private static void Check(string source, string expected)
    {
        var text = Written(source);
        Assert.Equal(expected, text[(text.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]);
    }

    [Fact]
    public void An_environment_of_this_machine_is_nothing_to_Terraform()
    {
        var files = ImageProject.Emit(new Flow.Compiler.Emit.Terraform.TerraformTarget(), """
            project shop
            environment production {
              cloud aws { region = "eu-west-1", account = "123456789012", state s3 { bucket = "state" } }
              queue jobs
            }
            environment staging like production { cloud { account = "210987654321" } }
            environment local like production { cloud local }
            """);

        Assert.DoesNotContain(files.Keys, static f => f.StartsWith("infra/local", StringComparison.Ordinal));
        Assert.Contains("| what | production | staging |\n", files["infra/parity.md"], StringComparison.Ordinal);
    }
}
