using System.Text.Json.Nodes;
using Flow.Compiler;
using Flow.Compiler.Model;
using Flow.Tests;

namespace Flow.Conformance.Tests.Meaning;

/// <summary>What the templates for Terraform give to a configuration. Their scripts are run by bash, with a double of Terraform and with Terraform itself.</summary>
public sealed class TerraformParametersTests : IDisposable
{
    private const string Configuration = """
        variable "version_" {
          type = string
        }
        variable "copies" {
          type = number
        }
        variable "places" {
          type = list(string)
        }
        variable "sizes" {
          type = map(number)
        }
        variable "late" {
          type = bool
        }
        resource "terraform_data" "made" {
          input = var.version_
        }
        output "given" {
          value = jsonencode([var.version_, var.copies, var.places, var.sizes, var.late])
        }
        """;

    private const string Parameters = """
        parameters { version = "1 2\"$(id)'\n*", copies = "3", places = "[\"a\", \"b\"]", sizes = "{\"a\": 2}", late = "true" }
        """;

    private static readonly string[] Expected = ["version_=1 2\"$(id)'\n*", "copies=3", "places=[\"a\", \"b\"]", "sizes={\"a\": 2}", "late=true"];

    private readonly string folder = Directory.CreateTempSubdirectory("flow-parameters-").FullName;

    private Dictionary<string, string> outputs = [];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [SkippableTheory]
    [InlineData("terraform-plan")]
    [InlineData("terraform-apply")]
    [InlineData("terraform-drift")]
    public void Each_is_one_argument_of_the_plan_whatever_it_holds(string template)
    {
        Skip.If(OperatingSystem.IsWindows(), "needs a shell");
        Double();

        Assert.True(Run(JobsOf(template, Parameters)[0]));

        Assert.Equal(Expected.Select(static e => $"-var={e}"), Given());
    }

    [SkippableTheory]
    [InlineData("terraform-plan")]
    [InlineData("terraform-apply")]
    [InlineData("terraform-drift")]
    public void Without_any_nothing_is_given(string template)
    {
        Skip.If(OperatingSystem.IsWindows(), "needs a shell");
        Double();

        Assert.True(Run(JobsOf(template, "")[0]));

        Assert.Empty(Given());
        Assert.False(File.Exists(Path.Combine(folder, "parameters.args")));
    }

    [SkippableFact]
    public void Names_that_Terraform_keeps_are_given_as_the_variables_are_called()
    {
        Skip.If(OperatingSystem.IsWindows(), "needs a shell");
        string[] names = ["count", "depends_on", "for_each", "lifecycle", "locals", "providers", "source", "version", "versions"];
        var declared = Compilation.Of($$"""
            project shop
            environment production {
              cloud aws { region = "eu-west-1", state local }
            {{string.Join('\n', names.Select(static n => $"  param {n}: string"))}}
            }
            """, "main.flow").Emit(new Flow.Compiler.Emit.Terraform.TerraformTarget(), Flow.Compiler.Emit.EmitOptions.Default).Files.Single(static f => f.Path.EndsWith("variables.tf", StringComparison.Ordinal)).Text;
        Double();

        Assert.True(Run(JobsOf("terraform-plan", $"parameters {{ {string.Join(", ", names.Select(static n => $"{n} = \"x\""))} }}")[0]));

        var given = Given();
        Assert.Equal(names.Length, given.Length);
        Assert.All(given, g => Assert.Contains($"variable \"{g[5..^2]}\" {{", declared, StringComparison.Ordinal));
    }

    [SkippableTheory]
    [InlineData("terraform-plan")]
    [InlineData("terraform-apply")]
    [InlineData("terraform-drift")]
    public void Terraform_reads_each_as_the_type_of_its_variable_and_applies_the_plan_without_them(string template)
    {
        Terraform.RequireAlone();
        Directory.CreateDirectory(Path.Combine(folder, "configuration"));
        File.WriteAllText(Path.Combine(folder, "configuration/main.tf"), Configuration);
        var jobs = JobsOf(template, Parameters);

        Assert.True(Run(jobs[0]));
        Assert.Contains("1 to add", File.ReadAllText(Path.Combine(folder, "shown.txt")), StringComparison.Ordinal);
        if (template != "terraform-apply")
        {
            return;
        }

        File.Delete(Path.Combine(folder, "parameters.args"));
        Assert.True(Run(jobs[1]));
        var state = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "configuration/terraform.tfstate")))!;
        Assert.Equal("""["1 2\"$(id)'\n*",3,["a","b"],{"a":2},true]""", state["outputs"]!["given"]!["value"]!.GetValue<string>());
    }

    /// <summary>The jobs of a use of the template, with what of it talks to GitHub left out.</summary>
    private static List<Job> JobsOf(string template, string parameters) =>
    [
        .. Compilation.Of($$"""
            project shop
            environment production
            pipeline infrastructure {
              on manual
              {{template}} x {
                folder = "configuration"
                {{(template == "terraform-apply" ? "environment = \"production\"\nplan-role = \"arn:aws:iam::1:role/plan\"" : "")}}
                role = "arn:aws:iam::1:role/one"
                region = "eu-west-1"
                {{parameters}}
              }
            }
            """, "main.flow").Model.Pipelines.Single().Jobs,
    ];

    /// <summary>Runs the scripts of a job in order, up to those that talk to GitHub.</summary>
    private bool Run(Job job)
    {
        foreach (var step in job.Steps.OfType<RunStep>().TakeWhile(static s => s.When is null))
        {
            var environment = step.Variables.ToDictionary(static v => v.Name, v => v.Value.Constant?.ToText() ?? outputs[v.Name.ToLowerInvariant()]);
            foreach (var (name, value) in Terraform.Variables)
            {
                environment.TryAdd(name, value);
            }

            environment["PATH"] = $"{folder}:{Environment.GetEnvironmentVariable("PATH")}";
            var (succeeded, written, _) = BashStep.Run(step.Script.Text, environment, folder);
            outputs = written.Count > 0 ? written : outputs;
            if (!succeeded)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A terraform that writes each variable that it is given into a file, and plans nothing.</summary>
    private void Double()
    {
        Directory.CreateDirectory(Path.Combine(folder, "configuration"));
        File.WriteAllText(Path.Combine(folder, "configuration/flow.tfplan"), "");
        var path = Path.Combine(folder, "terraform");
        File.WriteAllText(path, $"#!/bin/bash\nfor a in \"$@\"; do\n  case $a in -var*) printf '%s\\0' \"$a\" >> \"{folder}/given\" ;; esac\ndone\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private string[] Given() => File.Exists(Path.Combine(folder, "given")) ? File.ReadAllText(Path.Combine(folder, "given")).Split('\0', StringSplitOptions.RemoveEmptyEntries) : [];
}
