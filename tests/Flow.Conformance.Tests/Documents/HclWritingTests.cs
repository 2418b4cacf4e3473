using System.Text;
using System.Text.Json;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Tests.Emit;
using Flow.Tests;

namespace Flow.Conformance.Tests.Documents;

/// <summary>What the HCL writer prints is what Terraform would have written, and means the same to it.</summary>
public class HclWritingTests
{
    [SkippableFact]
    public void Terraform_fmt_leaves_any_document_alone() => InFolder(folder =>
    {
        foreach (var seed in Enumerable.Range(1, 500))
        {
            Write(folder, $"random{seed}.tf", new RandomHcl(seed).Document());
        }

        var result = Terraform.Run(folder, "fmt", "-check", "-diff");
        Assert.True(result.ExitCode == 0, Shortened(result));
    });

    [SkippableFact]
    public void Terraform_fmt_changes_a_document_that_is_laid_out_otherwise() => InFolder(folder =>
    {
        File.WriteAllText(Path.Combine(folder, "a.tf"), "a = 1\nlong = 2\n");
        Assert.Equal(3, Terraform.Run(folder, "fmt", "-check").ExitCode);
    });

    [SkippableFact]
    public void Any_nasty_text_is_read_back_as_a_value() =>
        AssertReadBack(static text => text);

    [SkippableFact]
    public void Any_nasty_text_is_read_back_as_whole_lines() =>
        AssertReadBack(static text => $"first\n{text}\n", static text => $"first\n{text}\n");

    [SkippableFact]
    public void Any_nasty_text_is_read_back_beside_holes() => AssertReadBack(
        static text => HclTemplate.Of(new HclHole("<"), new HclTextPart(text), new HclHole(">"), new HclTextPart(text)),
        static text => $"<{text}>{text}");

    [SkippableFact]
    public void Any_nasty_text_is_read_back_beside_directives() => AssertReadBack(
        static text => HclTemplate.Of(
            new HclTextCondition(true, [new HclTextPart(text)], [new HclTextPart("no")]),
            new HclTextLoop(null, "x", HclList.Of("1", "2"), [new HclTextPart(text), new HclHole(new HclVariable("x"))])),
        static text => $"{text}{text}1{text}2");

    [SkippableFact]
    public void Any_nasty_text_is_read_back_as_a_key() =>
        AssertReadBack(static text => HclCall.Of("one", HclCall.Of("keys", HclObject.Of((text, 1)))), static text => text);

    private static void AssertReadBack(Func<string, HclExpression> write) => AssertReadBack(write, static text => text);

    private static void AssertReadBack(Func<string, HclExpression> write, Func<string, string> expect) => InFolder(folder =>
    {
        var texts = NastyText.Pairs.ToArray();
        Write(folder, "main.tf", new HclDocument([new HclBlock("output", ["all"], [new HclAttribute("value", HclList.Of(texts.Select(write)))])]));

        var applied = Terraform.Run(folder, "apply", "-auto-approve", "-input=false");
        Assert.True(applied.ExitCode == 0, Shortened(applied));
        var read = JsonSerializer.Deserialize<string[]>(Terraform.Run(folder, "output", "-json", "all").Out)!;

        // Terraform keeps all text in one normal form.
        Assert.Equal(texts.Select(t => expect(t).Normalize(NormalizationForm.FormC)), read);
    });

    private static void Write(string folder, string name, HclDocument document) => File.WriteAllText(Path.Combine(folder, name), document.Write().Text);

    private static void InFolder(Action<string> act)
    {
        Terraform.RequireAlone();
        var folder = Directory.CreateTempSubdirectory("flow-hcl-");
        try
        {
            act(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Shortened(TerraformResult result) => result.ToString() is { Length: > 4000 } text ? text[..4000] : result.ToString();
}
