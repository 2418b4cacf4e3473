using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Tests.Emit;

namespace Flow.Conformance.Tests.Documents;

/// <summary>Documents of any shape; what they say makes no sense, but Terraform can parse it. The same seed gives the same document.</summary>
internal sealed class RandomHcl(int seed)
{
    private const int Deepest = 4;

    private static readonly string[] Names = ["a", "id", "vpc", "availability_zone", "x-y", "for_each", "null", "in", "if", "_z", "é", "Name"];
    private static readonly string[] Operators = ["||", "&&", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%"];
    private readonly Random random = new(seed);

    /// <summary>A document.</summary>
    public HclDocument Document() => new(Items(0)) { Header = Several(2, Text) };

    private ImmutableArray<HclItem> Items(int depth)
    {
        var names = new HashSet<string>();
        return [.. Several(5, () => Item(depth)).Where(i => i is not HclAttribute a || names.Add(a.Name))];
    }

    private HclItem Item(int depth)
    {
        HclItem item = random.Next(3) > 0 || depth > 2
            ? new HclAttribute(Identifier(), Expression(0))
            : new HclBlock(Identifier(), Several(2, Label), Items(depth + 1));
        return item with { Comments = Rarely(Text), TrailingComment = Rarely(Text).FirstOrDefault(), HasSpaceBefore = random.Next(4) == 0 };
    }

    private HclExpression Expression(int depth) => depth > Deepest ? Leaf() : random.Next(13) switch
    {
        0 => new HclList(Several(4, () => Expression(depth + 1))),
        1 => Object(depth),
        2 => new HclCall(Name(), Several(3, () => Expression(depth + 1))),
        3 => new HclCall(Name(), [Expression(depth + 1), Expression(depth + 1)]) { ExpandsLast = true },
        4 => new HclUnary(random.Next(2) == 0 ? "-" : "!", Expression(depth + 1)),
        5 => new HclBinary(Expression(depth + 1), Operators[random.Next(Operators.Length)], Expression(depth + 1)),
        6 => new HclConditional(Expression(depth + 1), Expression(depth + 1), Expression(depth + 1)),
        7 => Loop(depth),
        8 => HclTemplate.Of(Parts(depth)),
        9 => Traversal(depth),
        _ => Leaf(),
    };

    private HclExpression Leaf() => random.Next(6) switch
    {
        0 => HclLiteral.Of(random.Next(2) == 0),
        1 => HclLiteral.Of(random.Next(-50, 5000) / 10m),
        2 => HclExpression.Path(Name(), Several(2, Text)),
        3 => "line one\n  line two ${x}\n",
        _ => Text(),
    };

    private HclObject Object(int depth)
    {
        var names = new HashSet<string>();
        return new([.. Several(3, () => Entry(depth)).Where(e => e.Key is not HclText key || names.Add(key.Text))]);
    }

    private HclEntry Entry(int depth) => new(random.Next(4) == 0 ? Expression(depth + 2) : Text(), Expression(depth + 1))
    {
        Comments = Rarely(Text),
        TrailingComment = Rarely(Text).FirstOrDefault(),
    };

    private HclLoop Loop(int depth)
    {
        var isObject = random.Next(2) == 0;
        return new HclLoop(random.Next(2) == 0 ? "k" : null, "v", Expression(depth + 1), Expression(depth + 1))
        {
            ResultKey = isObject ? Expression(depth + 1) : null,
            Condition = random.Next(3) == 0 ? Expression(depth + 1) : null,
            IsGrouped = isObject && random.Next(3) == 0,
        };
    }

    private HclExpression Traversal(int depth) => random.Next(3) switch
    {
        0 => new HclMember(Expression(depth + 1), Text()),
        // terraform fmt (1.11) removes `true` and the like from between the brackets.
        1 => new HclIndex(Expression(depth + 1), Expression(depth + 1) is var key and not HclLiteral ? key : "k"),
        _ => new HclMember(new HclSplat(Expression(depth + 1)), Name()),
    };

    private ImmutableArray<HclPart> Parts(int depth) => Several(4, () => Part(depth));

    private HclPart Part(int depth) => random.Next(depth > 2 ? 3 : 5) switch
    {
        0 or 1 => new HclTextPart(random.Next(4) == 0 ? "text\nof lines\n" : Text()),
        2 => new HclHole(Expression(depth + 1)),
        3 => new HclTextCondition(Expression(depth + 1), Parts(depth + 1), Parts(depth + 1)),
        _ => new HclTextLoop(random.Next(2) == 0 ? "k" : null, "v", Expression(depth + 1), Parts(depth + 1)),
    };

    // `null`, `true` and the words of loops are names in Terraform's eyes as well, but not at the start of a traversal or of a block.
    private string Identifier() => Names[random.Next(4)] + random.Next(100);

    private string Name() => Names[random.Next(5)];

    private string Label() => random.Next(2) == 0 ? Name() : "aws_vpc main: (1.2)";

    private string Text() => random.Next(3) == 0
        ? Names[random.Next(Names.Length)]
        : NastyText.Fragments[random.Next(NastyText.Fragments.Count)] + NastyText.Fragments[random.Next(NastyText.Fragments.Count)];

    private ImmutableArray<T> Several<T>(int most, Func<T> make) => [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => make())];

    private ImmutableArray<T> Rarely<T>(Func<T> make) => random.Next(5) == 0 ? [make()] : [];
}
