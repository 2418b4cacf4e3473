namespace Flow.Cli.Tests;

/// <summary><c>flow up</c>: what it would start, and how.</summary>
public sealed class UpTests : IDisposable
{
    private readonly TestProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public void Variables_name_this_machine_and_ports_of_their_own()
    {
        Shop();
        project.With(".env", "# of mine\nexport STRIPE_KEY='abc'\n");

        var result = project.Run("up", "--dry-run");

        Assert.Equal(
            """
            In containers: orders, jobs, jobs-setup. Start them by `docker compose up --detach orders jobs jobs-setup`.
            api: node main.js at http://127.0.0.1:8080
              after orders at 127.0.0.1:5432, jobs at 127.0.0.1:4566
              PORT=8080
              AWS_ENDPOINT_URL_SQS=http://127.0.0.1:4566
              AWS_ACCESS_KEY_ID=local
              AWS_SECRET_ACCESS_KEY=local
              AWS_REGION=us-east-1
              HOST=127.0.0.1
              JOBS=http://127.0.0.1:4566/queue/us-east-1/000000000000/jobs
              URL=postgres://me@127.0.0.1:5432/app?x=orders
              TEXT=orders and jobs
              STRIPE (secret)
            web: pages at http://127.0.0.1:8081
              after api
              PORT=8081
              API=http://127.0.0.1:8080
            This is a dry run: nothing was started.

            """, result.Out);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public void What_only_looks_like_a_container_stays_as_it_is()
    {
        project.With("main.flow", """
            service api {
              build = node("api")
              access = [app.connect, cache.connect, photos.read-write, jobs.send]
              env {
                HOST = app.host, NAME = app.database-name, TEXT = "app", LIST = "web,app,cache", IMAGE = "app:16"
                HOSTS = "cache:6379,app:5432", URL = "redis://cache/0", BUCKET = photos.id, JOBS = jobs.id
              }
            }
            environment local {
              cloud local
              database app
              cache cache
              bucket photos
              queue jobs
              container mail { image = "mail:1", port = 8025, gives { MAIL_HOST = "mail" } }
              host here { services = [api] }
            }

            """);
        project.With("api/package.json", """{"scripts":{"start":"node main.js"}}""").With("api/package-lock.json", "{}").With("api/main.js", "");

        Assert.Equal(
            ["HOST=127.0.0.1", "NAME=app", "TEXT=app", "LIST=web,app,cache", "IMAGE=app:16", "HOSTS=127.0.0.1:6379,127.0.0.1:5432", "URL=redis://127.0.0.1/0", "BUCKET=photos", "JOBS=jobs"],
            project.Run("up", "--dry-run").Out.Split('\n').Select(static l => l.Trim()).Where(static l => l.Contains('=', StringComparison.Ordinal) && !l.StartsWith("AWS_", StringComparison.Ordinal)));
    }

    [Fact]
    public void One_service_alone_waits_for_the_others_to_listen()
    {
        Shop();

        Assert.Equal(
            """
            In containers: api. Start them by `docker compose up --detach api`.
            web: pages at http://127.0.0.1:8081
              after api at 127.0.0.1:8080
              PORT=8081
              API=http://127.0.0.1:8080
            This is a dry run: nothing was started.

            """, project.Run("up", "local", "--only", "web", "--dry-run").Out);
    }

    [Fact]
    public void A_dry_run_says_what_is_missing_and_goes_on()
    {
        Shop();

        var result = project.Run("up", "--only", "api", "--dry-run");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("  STRIPE (secret, not set)\n", result.Out, StringComparison.Ordinal);
        Assert.EndsWith("Something is missing: nothing can start yet. Set STRIPE_KEY, or write it into `.env`.\nThis is a dry run: nothing was started.\n", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Set STRIPE_KEY, or write it into `.env`.", 1)]
    [InlineData("`apy` is no service of `local` that says how it is built. Did you mean `api`?", 2, "--only", "apy")]
    [InlineData("There is no environment `lokal` with `cloud local`. Did you mean `local`?", 2, "lokal")]
    public void What_cannot_start_is_said_before_anything_starts(string message, int code, params string[] arguments)
    {
        Shop();

        var result = project.Run(["up", .. arguments]);

        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Equal(code, result.ExitCode);
    }

    [Theory]
    [InlineData("service api", "No environment has `cloud local`")]
    [InlineData("service api { image = \"x:1\" }\nenvironment local { cloud local, host here { services = [api] } }", "No service of `local` says how it is built")]
    public void A_project_without_anything_to_start_is_told_so(string source, string message)
    {
        project.With("main.flow", source + "\n");

        Assert.Contains(message, project.Run("up").Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Services_really_run_until_one_ends()
    {
        project.With("main.flow", """
            service api { build = node("api") }
            environment local { cloud local, host here { services = [api] } }

            """);
        project.With("api/package.json", """{"scripts":{"start":"node main.js"}}""").With("api/package-lock.json", "{}").With("api/main.js", "console.log('here I am'); process.exit(7);\n");

        var result = await FlowProcess.RunAsync(project.Folder, "up");

        Assert.Contains("api | here I am\n", result.Out, StringComparison.Ordinal);
        Assert.EndsWith("api | ✗ ended with exit code 7.\n", result.Out, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public async Task Pages_with_a_script_are_built_where_their_sources_are()
    {
        project.With("main.flow", """
            service web { build = static("."), port = 8080 }
            environment local { cloud local, host here { services = [web] } }

            """);
        project.With("package.json", """{"scripts":{"build":"echo built in $PWD; exit 3"}}""").With("package-lock.json", "{}");

        var result = await FlowProcess.RunAsync(project.Folder, "up");

        Assert.Contains($"web | built in {project.Folder}\n", result.Out, StringComparison.Ordinal);
        Assert.EndsWith("web | ✗ 'npm run build' ended with exit code 3.\n", result.Out, StringComparison.Ordinal);
    }

    private void Shop() => project
        .With("main.flow", """
            service api {
              build = node("api")
              port = 8080
              access = [orders.connect, jobs.send]
              env { HOST = orders.host, JOBS = jobs.url, URL = "postgres://me@${orders.host}:5432/app?x=orders", TEXT = "orders and jobs" }
              secrets { STRIPE = stripe-key.arn }
            }
            service web { build = static("site"), port = 8080, access = [api.call], env { API = api.url } }
            environment local {
              cloud local
              database orders
              queue jobs
              secret stripe-key
              host here { services = [api, web] }
            }

            """)
        .With("api/package.json", """{"scripts":{"start":"node main.js"}}""").With("api/package-lock.json", "{}").With("api/main.js", "").With("site/index.html", "");
}
