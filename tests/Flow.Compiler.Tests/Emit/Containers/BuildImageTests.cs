using System.Text.RegularExpressions;
using Flow.Compiler.Emit.CSharp;
using Flow.Compiler.Emit.GitHubActions;

namespace Flow.Compiler.Tests.Emit.Containers;

/// <summary>What a job does to build an image, and what other jobs get of it.</summary>
public class BuildImageTests
{
    private const string Services = """
        project shop { repository = github("Acme/Shop") }
        service web { build = static("site"), port = 8080 }

        """;

    [Fact]
    public void An_image_goes_into_the_registry_of_the_repository_and_its_digest_to_later_jobs() => Check(
        Services + """
        pipeline release {
          on push to "main"
          job image on linux { checkout, build-image web }
          job deploy on linux { run ["./deploy", image.web.reference] }
        }
        """,
        """
          image:
            runs-on: ubuntu-latest
            permissions:
              contents: read # checkout reads the repository
              packages: write # build-image pushes to the registry of GitHub
            outputs:
              web-digest: ${{ steps.web.outputs.digest }}
              web-reference: ${{ steps.web.outputs.reference }}
            steps:
              # main.flow:5
              - uses: actions/checkout@COMMIT
                with:
                  persist-credentials: false
              # main.flow:5
              - uses: docker/setup-buildx-action@COMMIT
              - name: Build and push the image of web
                id: web
                env:
                  TAG: ${{ github.sha }}
                  REGISTRY_TOKEN: ${{ github.token }}
                run: |
                  printf '%s' "$REGISTRY_TOKEN" | docker login ghcr.io --username "$GITHUB_ACTOR" --password-stdin
                  trap 'docker logout ghcr.io' EXIT
                  docker buildx build --file docker/web.Dockerfile --tag "ghcr.io/acme/shop/web:$TAG" --provenance mode=max --metadata-file "$RUNNER_TEMP/web.json" --push .
                  digest=$(jq --exit-status --raw-output '."containerimage.digest"' "$RUNNER_TEMP/web.json")
                  {
                    echo "digest=$digest"
                    echo "reference=ghcr.io/acme/shop/web@$digest"
                  } >> "$GITHUB_OUTPUT"

          # main.flow:6
          deploy:
            needs: image
            runs-on: ubuntu-latest
            steps:
              - env: # main.flow:6
                  ARGUMENT_1: ${{ needs.image.outputs.web-reference }}
                run: ./deploy "$ARGUMENT_1"

        """);

    [Fact]
    public void A_signed_image_is_scanned_first_and_a_tag_that_is_none_is_left_out() => Check(
        Services + """
        pipeline release {
          on tag "v*"
          job image on linux {
            checkout
            setup docker
            build-image web { tags = ["1.4.2", git.tag], sign = true, sbom = true, scan { fail-on = critical } }
          }
        }
        """,
        """
          image:
            runs-on: ubuntu-latest
            permissions:
              contents: read # checkout reads the repository
              id-token: write # build-image signs as this job
              packages: write # build-image pushes to the registry of GitHub
            outputs:
              web-digest: ${{ steps.web.outputs.digest }}
              web-reference: ${{ steps.web.outputs.reference }}
            steps:
              # main.flow:6
              - uses: actions/checkout@COMMIT
                with:
                  persist-credentials: false
              # main.flow:7
              - uses: docker/setup-buildx-action@COMMIT
              # main.flow:8
              - uses: sigstore/cosign-installer@COMMIT
              - name: Build the image of web
                run: docker buildx build --file docker/web.Dockerfile --tag web:scan --load .
              - name: Look for holes in the image of web
                uses: anchore/scan-action@COMMIT
                with:
                  image: web:scan
                  severity-cutoff: critical
                  output-format: table
              - name: Build and push the image of web
                id: web
                env:
                  TAG_2: ${{ github.ref_type == 'tag' && github.ref_name || '' }}
                  REGISTRY_TOKEN: ${{ github.token }}
                run: |
                  printf '%s' "$REGISTRY_TOKEN" | docker login ghcr.io --username "$GITHUB_ACTOR" --password-stdin
                  trap 'docker logout ghcr.io' EXIT
                  docker buildx build --file docker/web.Dockerfile --tag ghcr.io/acme/shop/web:1.4.2 ${TAG_2:+--tag "ghcr.io/acme/shop/web:$TAG_2"} --provenance mode=max --sbom true --metadata-file "$RUNNER_TEMP/web.json" --push .
                  digest=$(jq --exit-status --raw-output '."containerimage.digest"' "$RUNNER_TEMP/web.json")
                  cosign sign --yes "ghcr.io/acme/shop/web@$digest"
                  {
                    echo "digest=$digest"
                    echo "reference=ghcr.io/acme/shop/web@$digest"
                  } >> "$GITHUB_OUTPUT"

        """);

    [Fact]
    public void The_registry_of_the_environment_is_that_of_the_job_and_services_share_it_by_their_tags()
    {
        const string source = """
            project shop { repository = github("acme/shop") }
            service web { build = static("site"), port = 8080 }
            environment production {
              cloud aws { region = "eu-west-1", account = "123456789012" }
              registry images
              deploy-role deployer { access = [images.push] }
            }
            pipeline release {
              on push to "main"
              job image on linux {
                environment = production
                checkout
                login aws
                build-image web { tags = ["1.4.2"] }
              }
            }
            """;
        var workflow = Workflow(source);
        Assert.Contains("aws ecr get-login-password --region eu-west-1 | docker login 123456789012.dkr.ecr.eu-west-1.amazonaws.com --username AWS --password-stdin", workflow, StringComparison.Ordinal);
        Assert.Contains("trap 'docker logout 123456789012.dkr.ecr.eu-west-1.amazonaws.com' EXIT\n", workflow, StringComparison.Ordinal);
        Assert.Contains("--tag 123456789012.dkr.ecr.eu-west-1.amazonaws.com/production/images:web-1.4.2 ", workflow, StringComparison.Ordinal);
        Assert.DoesNotContain("REGISTRY_TOKEN", workflow, StringComparison.Ordinal);
        Assert.DoesNotContain("packages: write", workflow, StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_that_is_only_built_needs_no_rights()
    {
        var workflow = Workflow(Services + """
            pipeline ci {
              on pull-request
              job image on linux { checkout, build-image web { push = false, tags = ["test"] } }
            }
            """);
        Assert.Contains("run: docker buildx build --file docker/web.Dockerfile --tag ghcr.io/acme/shop/web:test --load .\n", workflow.Replace("run: |\n          ", "run: ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("packages: write", workflow, StringComparison.Ordinal);
        Assert.DoesNotContain("outputs:", workflow, StringComparison.Ordinal);
    }

    [Fact]
    public void No_shell_reads_what_paths_are_called()
    {
        var workflow = Workflow(Services + """
            pipeline ci {
              on push to "main"
              job image on linux {
                checkout
                build-image web { dockerfile = "my svc/Docker$(id)file", tags = ["1.4.2"], scan { fail-on = high } }
              }
            }
            """);
        Assert.Contains("run: docker buildx build --file 'my svc/Docker$(id)file' --tag web:scan --load 'my svc'\n", workflow, StringComparison.Ordinal);
        Assert.Contains("docker buildx build --file 'my svc/Docker$(id)file' --tag ghcr.io/acme/shop/web:1.4.2 --provenance", workflow, StringComparison.Ordinal);
        Assert.Contains("--push 'my svc'\n", workflow, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("setup docker", 1)]
    [InlineData("setup docker when git.branch == \"main\"", 2)]
    [InlineData("build-image api when git.branch == \"main\" { push = false }", 2)]
    public void What_may_be_left_out_gives_no_builder_to_later_steps(string step, int builders) => Assert.Equal(
        builders,
        Workflow(Services + $$"""
            service api { build = static("site"), port = 8080 }
            pipeline ci {
              on push
              job image on linux { checkout, {{step}}, build-image web { push = false, tags = ["test"] } }
            }
            """).Split("docker/setup-buildx-action@").Length - 1);

    [Fact]
    public void The_runner_gets_the_same()
    {
        var program = Assert.Single(ImageProject.Emit(new CSharpTarget(), Services + """
            pipeline release {
              on push to "main"
              job image on linux { checkout, build-image web { tags = ["1.4.2", git.tag], sign = true, scan { fail-on = high } } }
            }
            """, ("site/index.html", "")), static f => f.Key.EndsWith(".g.cs", StringComparison.Ordinal)).Value;
        Assert.Contains("new BuildImageStep(\"web\", \"ghcr.io/acme/shop/web\", \"docker/web.Dockerfile\", \".\", ", program, StringComparison.Ordinal);
        Assert.Contains("IsPushed = true,", program, StringComparison.Ordinal);
        Assert.Contains("IsSigned = true,", program, StringComparison.Ordinal);
        Assert.Contains("FailsOn = \"high\",", program, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_that_leaves_out_Dockerfiles_is_told_so() => Assert.Equal(
        ["FLOW4720 The project's `targets` leave out `docker`, so there is no `docker/web.Dockerfile`. Add it there."],
        ImageProject.Problems(
            """
            project shop { repository = github("acme/shop"), targets = ["github-actions"] }
            service web { build = static("site"), port = 8080 }
            pipeline ci {
              on push
              job image on linux { checkout, build-image web }
            }
            """, ("site/index.html", "")));

    private static string Workflow(string source) => Assert.Single(ImageProject.Emit(new GitHubActionsTarget(), source, ("site/index.html", ""))).Value;

    private static void Check(string source, string jobs)
    {
        var workflow = Workflow(source);
        var from = workflow.IndexOf("  image:\n", StringComparison.Ordinal);
        var text = Regex.Replace(workflow[from..], "@[0-9a-f]{40} # v[0-9.]+(?<more> #)?", static m => m.Groups["more"].Success ? "@COMMIT #" : "@COMMIT", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));
        Assert.Equal(jobs, text);
    }
}
