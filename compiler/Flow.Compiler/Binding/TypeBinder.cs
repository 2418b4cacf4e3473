using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>Gives written types their meaning.</summary>
internal static class TypeBinder
{
    /// <summary>The types that every file knows, by name.</summary>
    public static readonly IReadOnlyDictionary<string, FlowType> BuiltIn = new Dictionary<string, FlowType>(StringComparer.Ordinal)
    {
        ["string"] = FlowType.Text, ["int"] = FlowType.Int,
        ["number"] = FlowType.Number, ["bool"] = FlowType.Bool,
        ["duration"] = FlowType.Duration, ["size"] = FlowType.Size,
        ["percent"] = FlowType.Percent, ["date"] = FlowType.Date,
        ["time"] = FlowType.Time, ["any"] = FlowType.Any,
        ["path"] = new TextType(TextForm.Path), ["url"] = new TextType(TextForm.Url),
        ["version"] = new TextType(TextForm.Version), ["image"] = new TextType(TextForm.Image),
        ["email"] = new TextType(TextForm.Email), ["glob"] = new TextType(TextForm.Glob),
        ["platform"] = DomainTypes.Platform, ["runner"] = DomainTypes.RunnerLabel,
        ["secret"] = FlowType.Text, ["environment"] = FlowType.Text,
        ["dotnet-project"] = DomainTypes.DotNetProject, ["grant"] = DomainTypes.Grant,
        ["service"] = FlowType.Text,
    };

    /// <summary>The types that are written with another type: <c>list&lt;int&gt;</c>.</summary>
    public static readonly string[] Generic = ["list", "map", "range"];

    /// <summary>The type that <paramref name="syntax"/> names.</summary>
    public static FlowType Bind(BindSession session, BindContext context, TypeSyntax syntax) => syntax switch
    {
        LiteralTypeSyntax union => Union(session, context, union),
        NamedTypeSyntax named => Named(session, context, named),
        _ => FlowType.Error,
    };

    /// <summary>Whether the type is written <c>secret</c> or <c>secret?</c>.</summary>
    public static bool IsSecret(BindContext context, TypeSyntax? syntax) => NameOf(context, syntax) == "secret";

    /// <summary>Whether the type is written <c>environment</c>.</summary>
    public static bool IsEnvironment(BindContext context, TypeSyntax? syntax) => NameOf(context, syntax) == "environment";

    private static string? NameOf(BindContext context, TypeSyntax? syntax) => syntax is NamedTypeSyntax { Path.Tokens: [var only] } ? context.NameOf(only) : null;

    private static FlowType Union(BindSession session, BindContext context, LiteralTypeSyntax syntax)
    {
        var members = ImmutableArray.CreateBuilder<string>();
        foreach (var member in syntax.Members)
        {
            if (StringReading.PlainText(member, context.Tree.Source) is not { } text)
            {
                session.Report(TypeDiagnostics.UnknownType, context, member, "A member of a union is plain text without holes.");
                return FlowType.Error;
            }

            if (members.Contains(text))
            {
                session.Report(NameDiagnostics.Duplicate, context, member, $"`\"{text}\"` stands in this union twice.");
            }

            members.Add(text);
        }

        return new EnumType(null, members.ToImmutable());
    }

    private static FlowType Named(BindSession session, BindContext context, NamedTypeSyntax syntax)
    {
        var type = Base(session, context, syntax);
        return syntax.Question is null ? type : type.OrNone();
    }

    private static FlowType Base(BindSession session, BindContext context, NamedTypeSyntax syntax)
    {
        var names = syntax.Path.Names.Select(context.NameOf).ToList();
        if (names is [var generic] && Generic.Contains(generic))
        {
            if (syntax.Arguments is not [var element])
            {
                session.Report(TypeDiagnostics.UnknownType, context, syntax, $"Say what it holds: `{generic}<string>`.");
                return FlowType.Error;
            }

            var inner = Bind(session, context, element.Type);
            return generic switch { "list" => new ListType(inner), "map" => new MapType(inner), _ => new RangeType(inner) };
        }

        if (!syntax.Arguments.IsEmpty)
        {
            session.Report(TypeDiagnostics.UnknownType, context, syntax, $"`{names[^1]}` takes no types in angle brackets; `list`, `map` and `range` do.");
            return FlowType.Error;
        }

        Record(session, context, syntax.Path, names);
        if (Find(context, names) is TypeSymbol symbol)
        {
            return TypeOf(session, context, symbol, syntax);
        }

        if (names is [var only] && BuiltIn.TryGetValue(only, out var known))
        {
            return known;
        }

        var written = string.Join('.', names);
        var candidates = BuiltIn.Keys.Concat(Generic).Concat(session.Visible(context, written).OfType<TypeSymbol>().Select(static s => s.Name)).ToList();
        var foreign = written switch { "text" or "str" or "String" => "string", "boolean" => "bool", "integer" or "long" => "int", "float" or "double" or "decimal" => "number", "array" => "list", "object" => "map", _ => null };
        var near = foreign ?? Suggestions.Nearest(written, candidates);
        session.Report(
            TypeDiagnostics.UnknownType, context, syntax.Path, $"There is no type `{written}`.{(near is null ? "" : $" Did you mean `{near}`?")}",
            near is null ? [] : [new Fix($"Write `{near}`", FixSafety.Suggestion, [new Text.TextEdit(syntax.Path.Span, near)])]);
        return FlowType.Error;
    }

    private static Symbol? Find(BindContext context, List<string> names) => names switch
    {
        [var only] => context.Scope.Find(only),
        [var module, var name] when context.Scope.Find(module) is ModuleSymbol imported => imported.Module.Scope.FindHere(name) is { IsExported: true } symbol ? symbol : null,
        _ => null,
    };

    private static FlowType TypeOf(BindSession session, BindContext context, TypeSymbol symbol, SyntaxNode use)
    {
        if (Declare(session, symbol) is null)
        {
            session.Report(NameDiagnostics.Cycle, context, use.Span, $"The type `{symbol.Name}` holds itself.");
        }

        return symbol.Type ?? FlowType.Error;
    }

    /// <summary>The type that <paramref name="symbol"/> declares, bound once; null where it holds itself.</summary>
    internal static FlowType? Declare(BindSession session, TypeSymbol symbol) =>
        symbol.Type ??= session.For(symbol.Unit, own => own.Guarded(symbol, symbol.Name, symbol.Location, () => Declared(own, symbol), out _));

    private static FlowType Declared(BindSession session, TypeSymbol symbol)
    {
        var items = symbol.Item.Body?.Items.Items.ToList() ?? [];
        session.Recorder?.Body(symbol.Item.Body, KindCatalogue.Find(symbol.Context.WordOf(symbol.Item)), symbol.Context);
        if (symbol.Context.WordOf(symbol.Item) == "enum")
        {
            return DeclaredEnum(session, symbol, items);
        }

        var fields = ImmutableArray.CreateBuilder<RecordField>();
        foreach (var item in items)
        {
            var name = symbol.Context.WordOf(item);
            if (item.Type is null)
            {
                session.Report(TypeDiagnostics.UnknownType, symbol.Context, item.Head, $"A field has a type: `{name}: string`.");
                continue;
            }

            var type = Bind(session, symbol.Context, item.Type);
            var @default = item.Value is { } written ? new ExpressionBinder(session, symbol.Context).BindFor(written, new Slot(type), $"`{name}`").Constant : null;
            if (fields.Any(f => f.Name == name))
            {
                session.Report(NameDiagnostics.Duplicate, symbol.Context, item.Head, $"`{symbol.Name}` has a field `{name}` already.");
                continue;
            }

            fields.Add(new RecordField(name, type, @default));
        }

        var record = new RecordType(symbol.Name, fields.ToImmutable()) { DeclaredAt = symbol.Location };
        RecordMembers(session, symbol, items, name => record.Field(name) is { } field ? new Referent.OfField(record, field) : null);
        return record;
    }

    private static void RecordMembers(BindSession session, TypeSymbol symbol, List<ItemSyntax> items, Func<string, Referent?> find)
    {
        if (session.Recorder is not { } recorder)
        {
            return;
        }

        foreach (var item in items)
        {
            recorder.Item(new ItemMeaning(item, symbol.Context) { Parent = KindCatalogue.Find(symbol.Context.WordOf(symbol.Item)) });
            if (item.Head is PathSyntax { Tokens: [var token] } && find(symbol.Context.NameOf(token)) is { } referent)
            {
                recorder.Declaration(symbol.Context, token.Span, referent);
            }
        }
    }

    private static void Record(BindSession session, BindContext context, PathSyntax path, List<string> names)
    {
        if (session.Recorder is not { } recorder)
        {
            return;
        }

        var tokens = path.Names.ToList();
        if (tokens is [var module, _] && context.Scope.Find(names[0]) is ModuleSymbol imported)
        {
            recorder.Use(context, module, imported);
        }

        if (Find(context, names) is TypeSymbol symbol)
        {
            recorder.Use(context, tokens[^1], symbol);
        }
        else if (names is [var only] && (BuiltIn.ContainsKey(only) || Generic.Contains(only)))
        {
            recorder.Use(context, tokens[0], new Referent.OfType(only, BuiltIn.GetValueOrDefault(only, FlowType.Any)));
        }
    }

    private static EnumType DeclaredEnum(BindSession session, TypeSymbol symbol, List<ItemSyntax> items)
    {
        var members = ImmutableArray.CreateBuilder<string>();
        foreach (var item in items)
        {
            var name = symbol.Context.WordOf(item);
            if (members.Contains(name))
            {
                session.Report(NameDiagnostics.Duplicate, symbol.Context, item.Head, $"`{symbol.Name}` has a member `{name}` already.");
            }
            else
            {
                members.Add(name);
            }
        }

        var @enum = new EnumType(symbol.Name, members.ToImmutable()) { DeclaredAt = symbol.Location };
        RecordMembers(session, symbol, items, name => new Referent.OfEnumMember(@enum, name));
        return @enum;
    }
}
