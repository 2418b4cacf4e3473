namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes where a pipeline builds images.</summary>
public static partial class ContainerDiagnostics
{
    /// <summary>An image without anything to build it from.</summary>
    public static readonly DiagnosticDescriptor ImageWithoutSources = new(
        "FLOW4720", Severity.Error, "An image has nothing that it is built from",
        """
        `build-image` builds what the `build` of the service says, or by a `dockerfile` of your own. Both need the sources in the job: a `checkout` before it.
        """,
        """
        project shop { repository = github("acme/shop") }
        service web
        pipeline release {
          on push
          job image on linux { checkout, build-image web }
        }
        """,
        """
        project shop { repository = github("acme/shop") }
        service web
        pipeline release {
          on push
          job image on linux { checkout, build-image web { dockerfile = "web/Dockerfile" } }
        }
        """);

    /// <summary>An image without a registry, or with one that the job may not write to.</summary>
    public static readonly DiagnosticDescriptor ImageWithoutPlace = new(
        "FLOW4721", Severity.Error, "Nothing says where an image is kept",
        """
        An image is pushed into the `registry` of the step; unless that is written, into the registry of the job's environment, the project's `registry`, or GitHub's registry under
        the name of the project's repository. A registry of AWS needs `login aws` before.
        """,
        """
        service web
        pipeline release {
          on push
          job image on linux { checkout, build-image web { dockerfile = "web/Dockerfile" } }
        }
        """,
        """
        project shop { repository = github("acme/shop") }
        service web
        pipeline release {
          on push
          job image on linux { checkout, build-image web { dockerfile = "web/Dockerfile" } }
        }
        """);

    /// <summary>Something is wanted of an image that only a pushed one has.</summary>
    public static readonly DiagnosticDescriptor ImageNotPushed = new(
        "FLOW4722", Severity.Error, "An image that is not pushed has no digest",
        """
        The digest of an image is what its registry knows it by, and signature and list of parts lie beside it there. With `push = false` an image is only built.
        """,
        """
        project shop { repository = github("acme/shop") }
        service web
        pipeline release {
          on push
          job image on linux { checkout, build-image web { dockerfile = "web/Dockerfile", push = false, sign = true } }
        }
        """,
        """
        project shop { repository = github("acme/shop") }
        service web
        pipeline release {
          on push
          job image on linux { checkout, build-image web { dockerfile = "web/Dockerfile", sign = true } }
        }
        """);

    /// <summary>A text that cannot be a tag.</summary>
    public static readonly DiagnosticDescriptor BadTag = new(
        "FLOW4723", Severity.Error, "A text cannot be the tag of an image",
        """
        A tag has letters, digits, `_`, `.` and `-`, begins with none of the last two, and has at most 128 characters (OCI Distribution Specification).
        """,
        """
        project shop { repository = github("acme/shop") }
        service web
        pipeline release {
          on push
          job image on linux { checkout, build-image web { dockerfile = "web/Dockerfile", tags = ["main/1"] } }
        }
        """,
        """
        project shop { repository = github("acme/shop") }
        service web
        pipeline release {
          on push
          job image on linux { checkout, build-image web { dockerfile = "web/Dockerfile", tags = ["main-1"] } }
        }
        """);

    /// <summary>An image that is pushed to another place than the one that it is taken from.</summary>
    public static readonly DiagnosticDescriptor ImageGoesElsewhere = new(
        "FLOW4726", Severity.Warning, "An image is pushed where nobody takes it from",
        """
        Unless a registry is written, an image goes into that of the job's environment, and else into GitHub's, under the name of the repository. A job without an environment then
        pushes to GitHub what an environment of AWS takes from a registry of its own: the deployment would not find the new version.
        """,
        """
        project shop { repository = github("acme/shop") }
        service web { image = "${images.url}:web-1", pulls = [images.pull] }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          registry images
          host cluster { services = [web] }
          deploy-role deployer { access = [images.push] }
        }
        pipeline release {
          on push
          job image on linux {
            checkout
            build-image web { dockerfile = "web/Dockerfile" }
          }
          job deploy on linux after image { environment = production, login aws }
        }
        """,
        """
        project shop { repository = github("acme/shop") }
        service web { image = "${images.url}:web-1", pulls = [images.pull] }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          registry images
          host cluster { services = [web] }
          deploy-role deployer { access = [images.push] }
        }
        pipeline release {
          on push
          job image on linux {
            environment = production
            checkout
            login aws
            build-image web { dockerfile = "web/Dockerfile" }
          }
        }
        """);

    /// <summary>A base image whose tag can move.</summary>
    public static readonly DiagnosticDescriptor BaseNotLocked = new(
        "FLOW4724", Severity.Note, "A base image is not locked",
        """
        Whoever publishes an image can put another one under the same tag; a digest is the image itself. `flow lock` asks the registries for the digests of the images that
        Dockerfiles begin with, and writes them into `flow.lock`; `flow build` then writes `FROM image:tag@sha256:…`. It is a warning as soon as the lock has a digest, and
        where the project's `standards` are `strict`.
        """,
        """
        let x = 1
        """,
        """
        let x = 1
        """)
    {
        NotShownBecause = "a source text alone cannot show it: it needs files of a project",
    };

    /// <summary>A tag that a service takes and no job pushes.</summary>
    public static readonly DiagnosticDescriptor TagNotPushed = new(
        "FLOW4732", Severity.Warning, "A service takes a tag that nobody pushes",
        """
        Services of an environment share its registry at AWS, and `build-image api` writes `api-` before each of its tags there. The `image` of the service names the same tag. It is
        reported where the compiler knows both, and the environment is the one that the job says. Where only a run knows the tag, it is enough that it cannot begin so: `parameters { release = git.sha }`
        gives a hash to `${images.url}:${release}`.
        """,
        """
        project shop { repository = github("acme/shop") }
        let version = "1.4.2"
        service api { image = "${images.url}:${version}", pulls = [images.pull] }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          registry images
          host cluster { services = [api] }
          deploy-role deployer { access = [images.push] }
        }
        pipeline release {
          on push
          job image on linux {
            environment = production
            checkout
            login aws
            build-image api { dockerfile = "api/Dockerfile", tags = [version] }
          }
        }
        """,
        """
        project shop { repository = github("acme/shop") }
        let version = "1.4.2"
        service api { image = "${images.url}:api-${version}", pulls = [images.pull] }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          registry images
          host cluster { services = [api] }
          deploy-role deployer { access = [images.push] }
        }
        pipeline release {
          on push
          job image on linux {
            environment = production
            checkout
            login aws
            build-image api { dockerfile = "api/Dockerfile", tags = [version] }
          }
        }
        """);

    /// <summary>A preview that starts what no image is there for.</summary>
    public static readonly DiagnosticDescriptor PreviewWithoutImage = new(
        "FLOW4733", Severity.Warning, "A preview has no image to start",
        """
        A preview is made at once, its registry as well as what is started from it: the registry is empty then, and nothing starts. What a preview runs is taken from a registry that is there
        before, that of the environment that it is like; what is built for the pull request is pushed there, before the preview is made. Of another account that registry
        lists the preview's account as one of its `readers`.
        """,
        """
        project shop
        service api { image = "${images.url}:api-1.4.2", pulls = [images.pull] }
        environment staging {
          cloud aws { region = "eu-west-1", account = "210987654321", state s3 { bucket = "acme-state" } }
          network main
          registry images
          host cluster { services = [api] }
        }
        environment preview like staging {
          cloud { account = "310987654321" }
          per pull-request as number { expires after 3d }
        }
        pipeline previews {
          on pull-request { types = ["opened", "reopened", "synchronize", "closed"] }
          terraform-preview preview { folder = "infra/preview", role = "arn:aws:iam::310987654321:role/previews", region = "eu-west-1" }
        }
        """,
        """
        project shop
        service api { image = "${images.url}:api-1.4.2", pulls = [images.pull] }
        environment staging {
          cloud aws { region = "eu-west-1", account = "210987654321", state s3 { bucket = "acme-state" } }
          network main
          registry images { readers = ["310987654321"] }
          host cluster { services = [api] }
        }
        environment preview like staging {
          cloud { account = "310987654321" }
          per pull-request as number { expires after 3d }
          images { existing = true, name = "staging/images", account = "210987654321" }
        }
        pipeline previews {
          on pull-request { types = ["opened", "reopened", "synchronize", "closed"] }
          terraform-preview preview { folder = "infra/preview", role = "arn:aws:iam::310987654321:role/previews", region = "eu-west-1" }
        }
        """);

    /// <summary>An image that nobody pushes to where an environment takes it from.</summary>
    public static readonly DiagnosticDescriptor ImageNotBrought = new(
        "FLOW4736", Severity.Warning, "Nobody pushes an image to where it is taken from",
        """
        A registry that an environment makes is empty until a job pushes something there, and `build-image` pushes to the registry of the environment that its job runs for. An environment whose image
        is built for another one takes it from there. Nothing is said where a script, an action or a copy that AWS makes might bring it.
        """,
        """
        project shop { repository = github("acme/shop") }
        service api { image = "${images.url}:api-1.4.2", pulls = [images.pull] }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", state s3 { bucket = "acme-state" } }
          network main
          registry images
          deploy-role deployer { access = [images.push] }
          host cluster { services = [api] }
        }
        environment staging like production {
          cloud { account = "210987654321" }
          deployer = none
        }
        pipeline release {
          on tag "v*"
          job image on linux {
            environment = production
            checkout
            login aws
            build-image api { dockerfile = "api/Dockerfile", tags = ["1.4.2"] }
          }
        }
        """,
        """
        project shop { repository = github("acme/shop") }
        service api { image = "${images.url}:api-1.4.2", pulls = [images.pull] }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", state s3 { bucket = "acme-state" } }
          network main
          registry images { readers = ["210987654321"] }
          deploy-role deployer { access = [images.push] }
          host cluster { services = [api] }
        }
        environment staging like production {
          cloud { account = "210987654321" }
          images { existing = true, name = "production/images", account = "123456789012" }
          deployer = none
        }
        pipeline release {
          on tag "v*"
          job image on linux {
            environment = production
            checkout
            login aws
            build-image api { dockerfile = "api/Dockerfile", tags = ["1.4.2"] }
          }
        }
        """);

    /// <summary>A registry that does not let in who takes images from it.</summary>
    public static readonly DiagnosticDescriptor ReaderMissing = new(
        "FLOW4737", Severity.Warning, "A registry does not let in who takes images from it",
        """
        Of another account images are taken only where the registry lists the account as one of its `readers`: what runs may take them, and is refused all the same.
        """,
        """
        project shop
        service api { image = "${images.url}:api-1.4.2", pulls = [images.pull] }
        environment staging {
          cloud aws { region = "eu-west-1", account = "210987654321", state s3 { bucket = "acme-state" } }
          network main
          registry images
          host cluster { services = [api] }
        }
        environment production like staging {
          cloud { account = "123456789012" }
          images { existing = true, name = "staging/images", account = "210987654321" }
        }
        """,
        """
        project shop
        service api { image = "${images.url}:api-1.4.2", pulls = [images.pull] }
        environment staging {
          cloud aws { region = "eu-west-1", account = "210987654321", state s3 { bucket = "acme-state" } }
          network main
          registry images { readers = ["123456789012"] }
          host cluster { services = [api] }
        }
        environment production like staging {
          cloud { account = "123456789012" }
          images { existing = true, name = "staging/images", account = "210987654321" }
        }
        """);
}
