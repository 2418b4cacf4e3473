namespace Flow.Compiler.Model;

/// <summary>A language whose text reads no variables: values reach it through the environment alone.</summary>
internal sealed class OpaqueDialect(string name) : ShellDialect
{
    public override string Name { get; } = name;

    public override bool ReadsVariables => false;

    public override string Reference(string name, ShellPosition position) => name;

    public override ShellPosition After(ShellPosition position, string text) => position;
}
