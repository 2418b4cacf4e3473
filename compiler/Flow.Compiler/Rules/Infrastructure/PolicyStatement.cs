using System.Collections.Immutable;
using Flow.Compiler.Functions;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>A statement of a policy, whether it is written as a block of <c>aws_iam_policy_document</c> or as JSON.</summary>
/// <param name="Allows">Whether it allows something; it does unless it says that it denies.</param>
/// <param name="Actions">The actions that are known.</param>
/// <param name="Resources">The resources that are known.</param>
/// <param name="Principals">Who, as far as it is known.</param>
/// <param name="Conditions">Its conditions, with the values that are known.</param>
/// <param name="Location">Where it is written.</param>
internal sealed record PolicyStatement(
    bool Allows, ImmutableArray<string> Actions, ImmutableArray<string> Resources, ImmutableArray<string> Principals, ImmutableArray<PolicyCondition> Conditions, Location Location)
{
    /// <summary>What it allows everything but; null where it lists what it allows.</summary>
    public ImmutableArray<string>? AllActionsBut { get; init; }

    /// <summary>What it is for everything but; null where it lists what it is for.</summary>
    public ImmutableArray<string>? AllResourcesBut { get; init; }

    /// <summary>Whether it says whom it is for, as a policy of a resource does, in which <c>*</c> is that resource alone.</summary>
    public bool HasPrincipals { get; init; }

    /// <summary>The types that hold policies.</summary>
    public static readonly ImmutableArray<string> Types =
    [
        "aws_iam_policy_document", "aws_iam_policy", "aws_iam_role_policy", "aws_iam_group_policy", "aws_iam_user_policy", "aws_iam_role", "aws_s3_bucket_policy", "aws_sqs_queue_policy",
        "aws_sns_topic_policy", "aws_kms_key", "aws_ecr_repository_policy", "aws_secretsmanager_secret_policy",
    ];

    /// <summary>The statements of <paramref name="resource"/>.</summary>
    public static IEnumerable<PolicyStatement> Of(ResourceReading resource) => resource.Resource.Type == "aws_iam_policy_document"
        ? resource.Blocks("statement").Select(OfBlock)
        : resource.Blocks("inline_policy").Select(static b => b.Body).Prepend(resource.Resource.Body).SelectMany(static b => b.Items.OfType<ResourceArgument>())
            .Where(static a => a.Name is "policy" or "assume_role_policy").SelectMany(a => OfJson(resource, a));

    private static PolicyStatement OfBlock(BodyPlace block) => new(
        !ResourceReading.Read(block, "effect").MayBe("Deny"),
        TextsOf(ResourceReading.Read(block, "actions").Value),
        TextsOf(ResourceReading.Read(block, "resources").Value),
        [.. ResourceReading.Blocks(block, "principals").SelectMany(static p => TextsOf(ResourceReading.Read(p, "identifiers").Value))],
        [.. ResourceReading.Blocks(block, "condition").Select(static c => new PolicyCondition(
            ResourceReading.Read(c, "test").Value?.ToText() ?? "", ResourceReading.Read(c, "variable").Value?.ToText() ?? "", TextsOf(ResourceReading.Read(c, "values").Value), ResourceReading.Read(c, "values").IsLater))],
        block.Location)
    {
        AllActionsBut = ResourceReading.Read(block, "not_actions") is { IsWritten: true, Value: var actions } ? TextsOf(actions) : null,
        AllResourcesBut = ResourceReading.Read(block, "not_resources") is { IsWritten: true, Value: var resources } ? TextsOf(resources) : null,
        HasPrincipals = ResourceReading.Blocks(block, "principals").Any(),
    };

    // What is given to a construct is written in the line that sets its parameter.
    private static IEnumerable<PolicyStatement> OfJson(ResourceReading resource, ResourceArgument argument)
    {
        var place = ConstructArgument.Of(resource, argument.Name, "") is { IsWritten: true } parameter ? parameter.Place : argument.Origin.Location;
        return Written(argument.Value) is { } policy ? FieldsOf(policy, "Statement").SelectMany(Items).Select(s => OfRecord(s, place)) : [];
    }

    // to-json({ … }) stays a call where something in it is known only later, and is a text where all of it is known.
    private static Expr? Written(Expr json) => json switch
    {
        CallExpr { Function: "to-json" or "to-json-line", Arguments: [var written, ..] } => written,
        { Constant: TextValue text } when JsonValues.Parse(text.Text).Value is { } known => new ConstantExpr(known, known.Type, json.Location),
        _ => null,
    };

    private static PolicyStatement OfRecord(Expr statement, Location location) => new(
        FieldsOf(statement, "Effect").All(static e => e.KnownText == "Allow"),
        TextsOf(statement, "Action"), TextsOf(statement, "Resource"), [.. FieldsOf(statement, "Principal").SelectMany(PrincipalsOf)],
        FieldsOf(statement, "Condition").Any() ? [new PolicyCondition("", "", [], true)] : [], location)
    {
        AllActionsBut = FieldsOf(statement, "NotAction").Any() ? TextsOf(statement, "NotAction") : null,
        AllResourcesBut = FieldsOf(statement, "NotResource").Any() ? TextsOf(statement, "NotResource") : null,
        HasPrincipals = FieldsOf(statement, "Principal").Any(),
    };

    private static IEnumerable<string> PrincipalsOf(Expr principal) => principal switch
    {
        RecordExpr record => record.Fields.SelectMany(static f => TextsOf(f.Value)),
        { Constant: RecordValue record } => record.Fields.SelectMany(static f => TextsOf(f.Value)),
        _ => TextsOf(principal),
    };

    private static IEnumerable<Expr> FieldsOf(Expr value, string name) => value switch
    {
        RecordExpr record => record.Fields.Where(f => f.Name == name).Select(static f => f.Value),
        { Constant: RecordValue record } => record.Field(name) is { } field ? [new ConstantExpr(field, field.Type, value.Location)] : [],
        _ => [],
    };

    private static IEnumerable<Expr> Items(Expr value) => value switch
    {
        ListExpr list => list.Items,
        { Constant: ListValue list } => list.Items.Select(i => new ConstantExpr(i, i.Type, value.Location)),
        _ => [value],
    };

    private static ImmutableArray<string> TextsOf(Expr statement, string name) => [.. FieldsOf(statement, name).SelectMany(static f => TextsOf(f))];

    private static ImmutableArray<string> TextsOf(Expr value) => [.. Items(value).SelectMany(static i => TextsOf(i.Constant))];

    private static ImmutableArray<string> TextsOf(Value? value) => value switch
    {
        null or NoneValue => [],
        ListValue list => [.. list.Items.Select(static i => i.ToText())],
        _ => [value.ToText()],
    };
}

/// <summary>A condition of a statement.</summary>
/// <param name="Test">How it compares.</param>
/// <param name="Variable">What it looks at.</param>
/// <param name="Values">The values that are known.</param>
/// <param name="IsLater">Whether the values are known only when the environment is applied.</param>
internal sealed record PolicyCondition(string Test, string Variable, ImmutableArray<string> Values, bool IsLater);
