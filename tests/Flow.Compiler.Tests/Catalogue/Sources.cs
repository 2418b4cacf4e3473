namespace Flow.Compiler.Tests.Catalogue;

/// <summary>Sources without a mistake that together use every property of every kind.</summary>
internal static class Sources
{
    private const string Everyone = """
        project shop "The shop" {
          repository = github("acme/shop")
          default-branch = "trunk"
          timezone = "Europe/Vienna"
          standards = strict
          targets = ["github-actions"]
          pipeline-budget = 20m
        }
        team payments "Payments" { members = ["@acme/payments"], on-call = rotation("primary"), chat = slack("#payments") }
        environment production "Production" { external = true, url = "https://shop.example.com" }
        """;

    private const string Triggers = """
        pipeline all "All" {
          on push to "main" { paths = ["src/**"] }
          on push { branches = ["main"], tags = ["v*"] }
          on push { branches-ignore = ["tmp/**"], tags-ignore = ["x*"], paths-ignore = ["docs/**"] }
          on pull-request { types = ["opened", "synchronize"] }
          on pipeline-run { pipelines = all, types = ["completed"] }
          on image-version { names = ["app"], versions = ["1.*"] }
          on schedule cron("0 3 * * *") { timezone = "Europe/Vienna" }
          on schedule every month at 09:00 on 1
          on manual
          run-title = "Run ${git.sha}"
          description = "Everything."
          file = ".github/workflows/everything.yml"
          env { LEVEL = "1" }
          defaults { shell = "bash", folder = "src" }
          concurrency { group = "x", cancel = true, queue = single }
          permissions { contents = read }
          grant write on id-token because "signs"
          if true
          param level: string? { description = "How deep." }
          output version: string = build.version
          job build on linux { run "make" as make, output version: string = make.stdout }
        }
        """;

    private const string Jobs = """
        pipeline deploy {
          on call
          param level: string
          job go on linux { run "./deploy ${level}" }
        }
        pipeline jobs {
          on push
          concurrency by git.ref
          job first {
            on { group = "big", labels = ["x64"] }
            run "make"
            container { image = "node:22", env { A = "b" }, ports = ["80"], volumes = ["/a:/b"], options = "--cpus 1", health = tcp(80), credentials { username = "u", password = secrets.P } }
            sidecar redis { image = "redis:7", env { A = "b" }, ports = ["6379:6379"], volumes = ["/a:/b"], options = "--cpus 1", health = command("ping"), credentials { username = "u", password = secrets.P } }
          }
          job second on os after first when git.branch == "main" if true for os in [linux, windows, macos] where os != macos {
            timeout = 20m
            continue-on-error = true
            fail-fast = false
            max-parallel = 2
            environment "production" { url = "https://shop.example.com", deployment = false }
            concurrency { group = "x-${os}", by os, cancel = false, queue = all }
            permissions { contents = read }
            grant write on packages because "publishes"
            env { A = "b" }
            defaults { shell = "bash", folder = "src" }
            run "make"
            cleanup { run "rm -rf out" }
          }
          job third on matrix.os {
            matrix { os = ["ubuntu-24.04"], include = [{ os = "windows-2025", flag = "x" }], exclude = [{ os = "none" }], fail-fast = false, max-parallel = 1 }
            run "make ${matrix.flag}"
          }
          call deploy as rollout after [first, second] when git.branch == "main" if true for level in ["a", "b"] where level != "c" {
            level = level
            permissions { contents = read }
            grant write on id-token because "signs"
            concurrency { group = "rollout", by git.ref, cancel = false, queue = single }
            fail-fast = false
            max-parallel = 1
          }
          call "acme/shop/.github/workflows/x.yml@v1" as other { secrets = inherit }
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ FLOW5009
        }
        """;

    private const string Steps = """
        action greet "Greet" { description = "Greets.", external = false, folder = ".github/actions/hello", param who: string, run "echo ${who}" }
        pipeline steps {
          on push
          job build on linux {
            step a "First" when git.branch == "main" if true at "src" for x in ["1", "2"] where x != "3" { timeout = 5m, continue-on-error = true, env { A = "b" }, run "make ${x}" }
            step b as bb { shell = "bash", sets = ["CHANNEL"], run "make", retry 2 on exit-code(1) every 5s }
            step c { output digest: string { description = "Its digest." }, run "make" }
            run "make" as r at "src" when git.branch == "main" if true for x in ["1", "2"] where x != "3" {
              timeout = 5m, continue-on-error = true, env { A = "b" }, shell = "bash", sets = ["CHANNEL"], output digest: string
              retry 2 on [exit-code(1, 2), timeout] every 10s
            }
            uses greet as u when git.branch == "main" { who = "you" }
            checkout as co when git.branch == "main" if true to "src" for x in ["1"] where x == "1" {
              timeout = 5m, continue-on-error = true, env { A = "b" }, ref = git.sha, repository = "acme/shop", depth = 0, submodules = recursive, lfs = true, credentials = kept
              token = secrets.TOKEN, with { clean = false }
            }
            setup java(21) as j when git.branch == "main" if true for x in ["1"] where x == "1" {
              timeout = 5m, continue-on-error = true, env { A = "b" }, distribution = "zulu", cache = "maven", with { check-latest = true }
            }
            artifact app from "bin/**" keep 7d when git.branch == "main" if true for x in ["1"] where x == "1" {
              timeout = 5m, continue-on-error = true, env { A = "b" }, may-be-empty = true
            }
            cache nuget when git.branch == "main" if true for x in ["1"] where x == "1" {
              timeout = 5m, continue-on-error = true, env { A = "b" }, key = "k", paths = ["p"], restore-keys = ["k-"], mode = restore
            }
            report tests from "**/*.trx" when always() if true for x in ["1"] where x == "1" { timeout = 5m, continue-on-error = true, env { A = "b" } }
            summary "done" when always() if true for x in ["1"] where x == "1" { timeout = 5m, continue-on-error = true, env { A = "b" } }
            csharp"Console.WriteLine(1);" as cs when always() if true for x in ["1"] where x == "1" { timeout = 5m, continue-on-error = true, env { A = "b" } }
          }
          job test on linux {
            take build.app to "in" when always() if true for x in ["1"] where x == "1" { timeout = 5m, continue-on-error = true, env { A = "b" } }
            run "make test"
          }
        }
        """;

    private const string Rules = """
        rule r for j in jobs { require j.timeout != none because "time" }
        pipeline ci { on push, job a on linux { run "make" } }
        waive r on ci.a until 2099-12-31 because "later"
        """;

    private const string Foreign = """
        pipeline outsiders {
          on pull-request-target
          job build on linux {
            checkout { ref = event.pull_request.head.sha }
            artifact numbers from "numbers/**"
          }
          job publish on linux {
            grant write on contents because "publishes"
            take build.numbers because "they are only counted"
            run "numbers/count"
          }
        }
        """;

    private const string Infrastructure = """
        team operators { members = ["@acme/operators"] }
        environment production "Production" {
          cloud aws {
            region = "eu-west-1"
            account = "123456789012"
            tags { service = "shop" }
            state s3 { bucket = "shop-state" }
            assume_role { role_arn = "arn:aws:iam::123456789012:role/deploy" }
          }
          may-differ = ["cloud", "window", "main", "site"]
          freeze = [2026-12-20..2027-01-02, 2027-03-26..2027-03-29]
          approval by [operators]
          window weekdays at 09:00..16:00
          pages = false
          provider aws as virginia { region = "us-east-1" }
          let name = "shop"
          data aws_caller_identity me
          data aws_region other using virginia after me if 1 < 2
          terraform aws_vpc main if 1 < 2 {
            cidr_block = "10.0.0.0/16"
            tags = { Name = name, Account = me.account_id }
          }
          terraform aws_subnet app for zone in ["a", "b"] {
            vpc_id = main.id
            availability_zone = "eu-west-1${zone}"
          }
          terraform aws_security_group web after [app, main] {
            vpc_id = main.id
            ingress { from_port = 443, to_port = 443, protocol = "tcp", cidr_blocks = ["0.0.0.0/0"] }
            lifecycle { create-before-destroy = true, prevent-destroy = false, ignore-changes = [tags], replace-triggered-by = [main, app["a"].id] }
          }
          terraform aws_acm_certificate site using virginia { domain_name = "shop.example.com" }
          moved old to main
          adopt web from "sg-0123"
          forget aws_vpc.legacy
          require main.id != "vpc-0" because "it has a name"
          ephemeral aws_ssm_parameter token if true after main using virginia { arn = "arn:aws:ssm:us-east-1:123456789012:parameter/token" }
          output subnets = app.all.id
        }
        environment staging like production {
          cloud { account = "210987654321", tags { stage = "staging" } }
          window = none
          main { cidr_block = "10.1.0.0/16" }
          site = none
        }
        """;

    private const string Hosted = """
        project shop { repository = github("acme/shop") }
        service api "The interface" {
          image = "${images.url}:1"
          pulls = [images.pull]
          command = ["./api"]
          port = 8080
          health = "/healthz"
          start = 2m
          limits { cpu = 0.25, memory = 512MiB }
          scale 1..3 { target-cpu = 60% }
          env { LEVEL = "info" }
          secrets { DATABASE = orders.secret }
          access = [orders.connect, store.use]
          domain = "api.example.com"
          zone = site.id
          certificate = tls.arn
          internal = false
          log-days = 7
        }
        template drop {
          param shared: bool = false
          terraform aws_sns_topic topic
          terraform aws_security_group group
          access use {
            allow ["sns:Publish"] on topic.arn if not shared because "it is written alone"
            connect group.id at 8443 if not shared
          }
        }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          env { REGION = "eu-west-1" }
          network main
          registry images
          database orders
          dns site { domain = "example.com", existing = true }
          certificate tls { domain = "api.${site.name}" }
          drop store
          host cluster { services = api }
          deploy-role deployer { access = [api.deploy] }
        }
        pipeline deploy {
          on manual
          job all on linux {
            environment = production
            login aws as credentials when git.branch == "main" {
              timeout = 1m
              continue-on-error = false
              env { AWS_STS_REGIONAL_ENDPOINTS = "regional" }
            }
            login aws { role = deployer }
            login aws for attempt in [1, 2] where attempt == 1 if 1 < 2
          }
        }
        """;

    private const string Images = """
        project shop { registry = "ghcr.io/acme/shop" }
        service web
        environment local {
          cloud local
          container mail if 1 < 2 { image = "axllent/mailpit:v1.21.5" }
        }
        pipeline release {
          on manual
          job image on linux {
            checkout
            build-image web for attempt in [1, 2] where attempt == 1 if 1 < 2 {
              dockerfile = "services/web/Dockerfile"
              context = "services"
              registry = "ghcr.io/acme"
              push = true
              timeout = 10m
              continue-on-error = false
              when git.branch == "main"
              env { DOCKER_BUILDKIT = "1" }
            }
            announce web as told for attempt in [1, 2] where attempt == 1 if 1 < 2 {
              token = secrets.GRAFANA_TOKEN
              grafana = "https://grafana.example.com"
              retry 2 on failure every 10s
              timeout = 1m
              continue-on-error = false
              when git.branch == "main"
              env { HTTPS_PROXY = "http://proxy.example.com" }
            }
          }
        }
        """;

    public static readonly string[] All = [Everyone, Triggers, Jobs, Steps, Rules, Foreign, Infrastructure, Hosted, Images];
}
