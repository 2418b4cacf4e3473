using Flow.Compiler.Providers;

namespace Flow.Compiler.Catalogue;

/// <summary>
/// The words behind the word of a kind on which its body depends: the types of resources in <c>terraform aws_vpc main { … }</c>, the providers in
/// <c>cloud aws { … }</c>. Each of them makes a kind of its own, which takes the place of the general one wherever an item is looked at; see <c>Declarer.Resolve</c>.
/// </summary>
public abstract class KindVarieties
{
    /// <summary>What such a word is, for messages: "type of resources".</summary>
    public abstract string What { get; }

    /// <summary>The words in a project with these providers, sorted. There may be thousands.</summary>
    public abstract IEnumerable<string> Words(ProviderSet providers);

    /// <summary>The kind that <paramref name="general"/> becomes by <paramref name="word"/>; null where there is no such word. The same object each time.</summary>
    public abstract Kind? Find(Kind general, string word, ProviderSet providers);

    /// <summary>Why there is no <paramref name="word"/>, where more can be said than which word is near; else null.</summary>
    public virtual string? Explain(string word, ProviderSet providers) => null;
}

/// <summary>What can be read of a declaration: <c>main.id</c>.</summary>
public abstract class KindMembers
{
    /// <summary>The names, sorted.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>The member named <paramref name="name"/>, or null.</summary>
    public abstract ContextMember? Find(string name);
}
