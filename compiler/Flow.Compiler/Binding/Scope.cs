using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>Names and what they stand for. Looked up from the inside out.</summary>
/// <param name="parent">The scope around it.</param>
public sealed class Scope(Scope? parent)
{
    private readonly Dictionary<string, Symbol> symbols = [];
    private Dictionary<string, string>? folded;
    private Dictionary<ItemSyntax, DeclarationSymbol>? declarations;
    private List<string>? belonging;

    /// <summary>The scope around it.</summary>
    public Scope? Parent { get; private set; } = parent;

    /// <summary>Where an item of a file stands, the path of its module: empty for the project. What is declared here goes into the module. Null for every other scope.</summary>
    internal string? ModulePath { get; init; }

    /// <summary>How many are declared here.</summary>
    public int Count => symbols.Count;

    /// <summary>What is declared here, in the order of declaration.</summary>
    public IEnumerable<Symbol> Symbols => symbols.Values;

    /// <summary>Declares <paramref name="symbol"/>, or gives the one that has the name (compared without case) already.</summary>
    public Symbol? TryDeclare(Symbol symbol)
    {
        if (ModulePath is not null)
        {
            return Parent!.TryDeclare(symbol);
        }

        folded ??= new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (folded.TryGetValue(symbol.Name, out var existing))
        {
            return symbols[existing];
        }

        if (symbol.Name.Contains('.', StringComparison.Ordinal))
        {
            (belonging ??= []).Add(symbol.Name);
        }

        folded.Add(symbol.Name, symbol.Name);
        symbols.Add(symbol.Name, symbol);
        return null;
    }

    /// <summary>Puts <paramref name="symbol"/> in the place of the one with its name. Only before anything here is bound.</summary>
    internal void Replace(Symbol symbol) => symbols[symbol.Name] = symbol;

    /// <summary>What <paramref name="name"/> stands for here, not looking outwards.</summary>
    public Symbol? FindHere(string name) => symbols.GetValueOrDefault(name);

    /// <summary>What <paramref name="name"/> stands for, looking outwards.</summary>
    public Symbol? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope.symbols.TryGetValue(name, out var symbol) && !symbol.IsMemberOnly)
            {
                return symbol;
            }
        }

        return null;
    }

    /// <summary>What <paramref name="name"/> stands for in the file or project around everything, or null.</summary>
    internal Symbol? FindOutermost(string name)
    {
        var scope = this;
        while (scope.Parent is { } outer)
        {
            scope = outer;
        }

        return scope.FindHere(name);
    }

    /// <summary>Keeps what <paramref name="item"/> declares here; also when it has no name.</summary>
    public void Remember(ItemSyntax item, DeclarationSymbol symbol) => (declarations ??= [])[item] = symbol;

    /// <summary>What belongs to the declaration named <paramref name="owner"/>, looking outwards: <c>api.availability</c> to <c>api</c>.</summary>
    public IEnumerable<Symbol> BelongingTo(string owner)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            foreach (var name in scope.belonging ?? [])
            {
                if (name.Length > owner.Length && name[owner.Length] == '.' && name.StartsWith(owner, StringComparison.Ordinal))
                {
                    yield return scope.symbols[name];
                }
            }
        }
    }

    /// <summary>What <paramref name="item"/> declares in this scope, or null.</summary>
    public DeclarationSymbol? DeclarationOf(ItemSyntax item) => declarations?.GetValueOrDefault(item);

    /// <summary>
    /// Replaces the module around an item by the few names of it that <paramref name="mentioned"/> gives. The item can be bound again as before, and no longer
    /// keeps the rest of the module alive. One write, so that whoever looks a name up at the same time sees either.
    /// </summary>
    internal void Narrow(IEnumerable<string> mentioned)
    {
        var names = new Scope(null);
        var all = mentioned.ToHashSet();
        foreach (var name in all)
        {
            if (Parent?.FindHere(name) is { } symbol)
            {
                names.symbols.TryAdd(name, symbol);
            }
        }

        foreach (var name in Parent?.belonging?.Where(n => n.Split('.').All(all.Contains)) ?? [])
        {
            names.symbols.TryAdd(name, Parent!.symbols[name]);
            (names.belonging ??= []).Add(name);
        }

        Parent = names;
    }
}
