using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Flow.Compiler.Editing;

/// <summary>An input of an action.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">What it is for.</param>
/// <param name="IsRequired">Whether it must be given.</param>
internal sealed record ActionInput(string Name, string Summary, bool IsRequired);

/// <summary>An action and what it takes.</summary>
internal sealed record KnownAction(string Repository, ImmutableArray<ActionInput> Inputs);

/// <summary>The inputs of common actions, for completion only: an action at another version may know others, so nothing is checked against them.</summary>
internal static class KnownActions
{
    /// <summary>One action a paragraph: its name, then a line for each input; <c>!</c> marks one that must be given.</summary>
    private const string Table = """
        actions/checkout
        repository: The repository, as owner/name.
        ref: Branch, tag or commit.
        token: The token to fetch with.
        ssh-key: The key to fetch with.
        path: The folder to put it in.
        clean: Whether the folder is emptied first.
        filter: Which objects a partial clone leaves out.
        sparse-checkout: The only folders to bring.
        fetch-depth: How many commits; 0 for all.
        fetch-tags: Whether tags are fetched.
        lfs: Whether large files are fetched.
        submodules: true, false or recursive.
        persist-credentials: Whether the token stays in the clone.

        actions/cache
        path!: Files and folders, one a line.
        key!: The key.
        restore-keys: Beginnings of older keys, one a line.
        enableCrossOsArchive: Whether another platform may restore it.
        fail-on-cache-miss: Whether nothing found is an error.
        lookup-only: Whether it is only looked for.

        actions/upload-artifact
        name: The artifact's name.
        path!: Files and patterns, one a line.
        if-no-files-found: warn, error or ignore.
        retention-days: How long it is kept.
        compression-level: From 0 to 9.
        overwrite: Whether one of the same name is replaced.
        include-hidden-files: Whether files that start with a dot belong to it.

        actions/download-artifact
        name: The artifact's name.
        path: Where its files go.
        pattern: A pattern for several artifacts.
        merge-multiple: Whether several go into one folder.
        github-token: A token for other runs.
        repository: The repository of another run.
        run-id: Another run.

        actions/setup-dotnet
        dotnet-version: The SDK's version.
        dotnet-quality: daily, preview or ga.
        global-json-file: The file that says the version.
        source-url: The address of a package source.
        owner: The owner of a package source.
        config-file: A configuration of package sources.
        cache: Whether packages are cached.
        cache-dependency-path: The lock files.

        actions/setup-node
        node-version: The version.
        node-version-file: The file that says the version.
        architecture: The processor.
        check-latest: Whether the newest is looked up.
        registry-url: The address of a package registry.
        scope: The scope of that registry.
        cache: npm, yarn or pnpm.
        cache-dependency-path: The lock files.

        actions/setup-java
        java-version: The version.
        java-version-file: The file that says the version.
        distribution!: temurin, zulu, corretto, …
        java-package: jdk, jre, …
        architecture: The processor.
        cache: maven, gradle or sbt.
        server-id: The name of the repository in the settings.

        actions/setup-python
        python-version: The version.
        python-version-file: The file that says the version.
        cache: pip, pipenv or poetry.
        cache-dependency-path: The files of dependencies.
        architecture: The processor.
        allow-prereleases: Whether versions before a release count.

        actions/setup-go
        go-version: The version.
        go-version-file: The file that says the version.
        check-latest: Whether the newest is looked up.
        cache: Whether modules are cached.
        cache-dependency-path: The files of dependencies.

        actions/github-script
        script!: JavaScript; `github`, `context` and `core` are there.
        github-token: The token.
        result-encoding: string or json.
        retries: How often a request is tried again.

        actions/create-github-app-token
        app-id: The number of the app.
        client-id: The client of the app.
        private-key!: The key of the app.
        owner: Whose installation.
        repositories: The repositories, by commas.

        actions/attest-build-provenance
        subject-path: The files.
        subject-name: The name.
        subject-digest: The digest.
        push-to-registry: Whether it goes to the registry.

        actions/stale
        days-before-stale: When it is marked.
        days-before-close: When it is closed.
        stale-issue-message: What is said on an issue.
        stale-pr-message: What is said on a pull request.
        exempt-issue-labels: Labels that protect.

        actions/dependency-review-action
        fail-on-severity: low, moderate, high or critical.
        allow-licenses: Licences that are fine.
        deny-licenses: Licences that are not.
        comment-summary-in-pr: always, on-failure or never.

        docker/login-action
        registry: The address of the registry.
        username: The user.
        password: The password or token.
        logout: Whether it logs out at the end.

        docker/setup-buildx-action
        version: The version.
        driver: The driver.
        driver-opts: Options of the driver.
        platforms: The platforms.

        docker/setup-qemu-action
        platforms: The platforms.

        docker/build-push-action
        context: The folder to build.
        file: The Dockerfile.
        platforms: The platforms.
        push: Whether the image is pushed.
        load: Whether the image is kept on the machine.
        tags: The tags, one a line.
        labels: Labels, one a line.
        build-args: Arguments, one a line.
        cache-from: Where caches come from.
        cache-to: Where caches go.
        target: The stage.
        secrets: Secrets of the build.
        provenance: Whether provenance is attached.
        sbom: Whether a bill of materials is attached.

        docker/metadata-action
        images: The images, one a line.
        tags: How tags are made.
        labels: More labels.
        flavor: How tags are decorated.

        aws-actions/configure-aws-credentials
        aws-region!: The region.
        role-to-assume: The role.
        role-session-name: The name of the session.
        role-duration-seconds: How long it lasts.
        aws-access-key-id: The key.
        aws-secret-access-key: The key's secret.
        mask-aws-account-id: Whether the account is hidden.

        azure/login
        client-id: The client.
        tenant-id: The tenant.
        subscription-id: The subscription.
        creds: Credentials as JSON.
        enable-AzPSSession: Whether PowerShell logs in, too.

        google-github-actions/auth
        workload_identity_provider: The provider.
        service_account: The account.
        credentials_json: Credentials as JSON.
        project_id: The project.
        token_format: access_token or id_token.

        codecov/codecov-action
        token: The token.
        files: The reports.
        flags: Flags.
        fail_ci_if_error: Whether an error counts.
        directory: Where reports are looked for.

        github/codeql-action/init
        languages: The languages.
        queries: More queries.
        build-mode: none, autobuild or manual.

        github/codeql-action/analyze
        category: The category of the results.
        upload: Whether results are uploaded.

        github/codeql-action/upload-sarif
        sarif_file: The file.
        category: The category.

        hashicorp/setup-terraform
        terraform_version: The version.
        terraform_wrapper: Whether outputs are captured.
        cli_config_credentials_token: The token.

        golangci/golangci-lint-action
        version: The version.
        args: Arguments.
        working-directory: The folder.

        astral-sh/setup-uv
        version: The version.
        python-version: The version of Python.
        enable-cache: Whether packages are cached.

        pnpm/action-setup
        version: The version.
        run_install: Whether it installs.

        peter-evans/create-pull-request
        token: The token.
        commit-message: The commit's message.
        branch: The branch.
        title: The title.
        body: The text.
        labels: Labels.
        base: The branch it goes to.
        draft: Whether it is a draft.

        softprops/action-gh-release
        files: The files, one a line.
        body: The text.
        body_path: The file of the text.
        name: The title.
        tag_name: The tag.
        draft: Whether it is a draft.
        prerelease: Whether it comes before a release.
        generate_release_notes: Whether notes are generated.

        anchore/sbom-action
        path: The folder.
        image: The image.
        format: spdx-json, cyclonedx-json, …
        output-file: The file to write.

        slackapi/slack-github-action
        webhook: The address.
        webhook-type: incoming-webhook or webhook-trigger.
        method: The method to call.
        token: The token.
        payload: What is sent.

        ossf/scorecard-action
        results_file!: The file to write.
        results_format!: sarif or json.
        publish_results: Whether results are public.
        """;

    private static readonly Lazy<FrozenDictionary<string, KnownAction>> Actions = new(static () => Table.Split("\n\n").Select(Read).ToFrozenDictionary(static a => a.Repository, StringComparer.OrdinalIgnoreCase));

    /// <summary>The names of all of them.</summary>
    public static IEnumerable<string> Names => Actions.Value.Keys;

    /// <summary>The action <paramref name="repository"/>, or null.</summary>
    public static KnownAction? Find(string repository) => Actions.Value.GetValueOrDefault(repository);

    private static KnownAction Read(string paragraph)
    {
        var lines = paragraph.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new KnownAction(lines[0], [.. lines[1..].Select(ReadInput)]);
    }

    private static ActionInput ReadInput(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        var name = line[..colon];
        return new ActionInput(name.TrimEnd('!'), line[(colon + 2)..], name.EndsWith('!'));
    }
}
