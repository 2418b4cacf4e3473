using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Terraform.Expressions;

/// <summary>Files that Terraform reads when it plans.</summary>
internal sealed partial class TerraformExpression
{
    private const string HashOfFile = "hash-of-file";

    private HclConditional Hash(Expr path) => new(HclCall.Of("fileexists", FileAt(path)), HclCall.Of("filebase64sha256", FileAt(path)), HclLiteral.Null);

    /// <summary>The hash of a file is none exactly where there is no such file.</summary>
    private HclExpression? IsThere(BinaryExpr e, string sign) => e is { Left: CallExpr { Function: HashOfFile, Arguments: [var path] }, Right.Constant: NoneValue }
        ? sign == "!=" ? HclCall.Of("fileexists", FileAt(path)) : new HclUnary("!", HclCall.Of("fileexists", FileAt(path)))
        : null;

    // A condition has to refer to something, else Terraform takes it for one that checks nothing: so the folder is named, although it is the one in which Terraform runs.
    private HclExpression FileAt(Expr path) => path.Constant is TextValue { Text: [not '/', ..] and var known }
        ? HclTemplate.Of([new HclHole(new HclMember(new HclVariable("path"), "module")), new HclTextPart($"/{known}")])
        : Of(path);
}
