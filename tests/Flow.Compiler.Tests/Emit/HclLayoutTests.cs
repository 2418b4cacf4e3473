using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Emit;

public class HclLayoutTests
{
    private static readonly SourceText Source = new("infra.flow", "environment production {\n  aws_vpc main {\n    cidr_block = 1\n  }\n}\n");

    [Fact]
    public void A_configuration_looks_as_if_written_by_hand()
    {
        var vpc = HclExpression.Path("aws_vpc", "main", "id");
        var subnet = new HclBlock("resource", ["aws_subnet", "private"],
        [
            new HclAttribute("for_each", HclCall.Of("toset", HclList.Of("a", "b"))),
            new HclAttribute("vpc_id", vpc) { HasSpaceBefore = true },
            new HclAttribute("cidr_block", "10.20.0.0/24") { TrailingComment = "half" },
            new HclAttribute("availability_zone", HclTemplate.Of(new HclTextPart("eu-west-1"), new HclHole(HclExpression.Path("each", "key")))) { TrailingComment = "one each" },
            new HclAttribute("tags", HclObject.Of(("Name", "private"), ("acme:team", "payments"), ("Left out", null))),
            new HclBlock("lifecycle", [], HclBlock.Attributes(("prevent_destroy", true), ("ignore_changes", HclList.Of(new HclVariable("tags"))))),
            HclBlock.Of("timeouts"),
        ]) { Comments = ["Where the tasks run.", "infra.flow:2"] };
        var document = new HclDocument([subnet, HclBlock.Of("moved", ("from", HclExpression.Path("aws_vpc", "old")), ("to", HclExpression.Path("aws_vpc", "main")))])
        {
            Header = ["Generated from infra.flow."],
        };

        Assert.Equal(
            """
            # Generated from infra.flow.

            # Where the tasks run.
            # infra.flow:2
            resource "aws_subnet" "private" {
              for_each = toset(["a", "b"])

              vpc_id            = aws_vpc.main.id
              cidr_block        = "10.20.0.0/24"         # half
              availability_zone = "eu-west-1${each.key}" # one each
              tags = {
                Name        = "private"
                "acme:team" = "payments"
              }

              lifecycle {
                prevent_destroy = true
                ignore_changes  = [tags]
              }

              timeouts {}
            }

            moved {
              from = aws_vpc.old
              to   = aws_vpc.main
            }

            """,
            document.Write().Text);
    }

    [Fact]
    public void A_value_of_several_lines_stands_as_people_write_it()
    {
        var policy = HclCall.Of("jsonencode", HclObject.Of(
            ("Version", "2012-10-17"),
            ("Statement", HclList.Of(HclObject.Of(("Effect", "Allow"), ("Action", HclList.Of("s3:GetObject")))))));
        var loop = new HclLoop("name", "size", HclExpression.Path("local", "sizes"), HclObject.Of(("size", new HclVariable("size"))))
        {
            ResultKey = new HclVariable("name"),
            Condition = new HclBinary(new HclVariable("size"), ">", 0),
        };

        Check("""
            x = jsonencode({
              Version = "2012-10-17"
              Statement = [
                {
                  Effect = "Allow"
                  Action = ["s3:GetObject"]
                },
              ]
            })
            """, policy);
        Check("""
            x = {
              for name, size in local.sizes : name => {
                size = size
              }
              if size > 0
            }
            """, loop);
        Check("""
            x = merge(
              {
                a = 1
              },
              local.tags
            )
            """, HclCall.Of("merge", HclObject.Of(("a", 1)), HclExpression.Path("local", "tags")));
        Check("""
            x = (
              local.big
              ? {
                a = 1
              }
              : null
            )
            """, new HclConditional(HclExpression.Path("local", "big"), HclObject.Of(("a", 1)), HclLiteral.Null));
        Check("""
            x = [
              "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
              "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
            ]
            """, HclList.Of(new string('a', 45), new string('b', 45)));
    }

    [Fact]
    public void Whole_lines_become_a_heredoc_where_it_means_the_same()
    {
        Check("""
            x = <<-EOT
              #!/bin/sh
              echo "$1" $${HOME}

                done \n
            EOT
            """, "#!/bin/sh\necho \"$1\" ${HOME}\n\n  done \\n\n");
        Check("""
            x = base64encode(<<-EOT
              one
              two ${var.x}
            EOT
            )
            """, HclCall.Of("base64encode", HclTemplate.Of(new HclTextPart("one\ntwo "), new HclHole(HclExpression.Path("var", "x")), new HclTextPart("\n"))));
        Check("""x = "one\ntwo" """.TrimEnd(), "one\ntwo");
        Check("""x = "  one\n  two\n" """.TrimEnd(), "  one\n  two\n");
        Check("""x = "one\nEOT\n" """.TrimEnd(), "one\nEOT\n");
    }

    [Theory]
    [InlineData("a ${b} %{c}", """ "a $${b} %%{c}" """)]
    [InlineData("say \"hi\" \\", """ "say \"hi\" \\" """)]
    [InlineData("$${", """ "$$${" """)]
    [InlineData("tab\tand\u0001", """ "tab\tand\u0001" """)]
    public void A_text_is_escaped(string text, string expected) => Check("x = " + expected.Trim(), text);

    [Fact]
    public void A_dollar_before_a_hole_does_not_escape_it() =>
        Check("""x = "a\u0024${b}" """.TrimEnd(), HclTemplate.Of(new HclTextPart("a$"), new HclHole(new HclVariable("b"))));

    [Fact]
    public void A_template_of_one_hole_is_the_value() => Assert.Equal(new HclVariable("b"), HclTemplate.Of(new HclTextPart(""), new HclHole(new HclVariable("b"))));

    [Fact]
    public void Directives_stand_inside_the_quotes() => Check(
        """x = "%{if a}yes%{else}no%{endif}%{for k, v in b}${v},%{endfor}" """.TrimEnd(),
        HclTemplate.Of(
            new HclTextCondition(new HclVariable("a"), [new HclTextPart("yes")], [new HclTextPart("no")]),
            new HclTextLoop("k", "v", new HclVariable("b"), [new HclHole(new HclVariable("v")), new HclTextPart(",")])));

    [Fact]
    public void Brackets_follow_the_order_of_operators()
    {
        HclExpression a = new HclVariable("a"), b = new HclVariable("b"), c = new HclVariable("c");
        Check("x = (a || b) && c", new HclBinary(new HclBinary(a, "||", b), "&&", c));
        Check("x = a || b && c", new HclBinary(a, "||", new HclBinary(b, "&&", c)));
        Check("x = a - (b - c)", new HclBinary(a, "-", new HclBinary(b, "-", c)));
        Check("x = a - b - c", new HclBinary(new HclBinary(a, "-", b), "-", c));
        Check("x = !(a == b)", new HclUnary("!", new HclBinary(a, "==", b)));
        Check("x = (a ? b : c) ? b : c", new HclConditional(new HclConditional(a, b, c), b, c));
        Check("x = a ? b : c ? b : c", new HclConditional(a, b, new HclConditional(c, b, c)));
        Check("x = (a + b).c[0][*].d", new HclMember(new HclSplat(new HclIndex(new HclMember(new HclBinary(a, "+", b), "c"), 0)), "d"));
        Check("x = a[\"b c\"]", new HclMember(a, "b c"));
        Check("x = f(a, b...)", HclCall.Of("f", a, b) with { ExpandsLast = true });
    }

    [Fact]
    public void Each_line_knows_where_it_comes_from()
    {
        var document = new HclDocument([new HclBlock("resource", ["aws_vpc", "main"],
        [
            new HclAttribute("cidr_block", "x") { Origin = At("cidr_block"), Comments = ["about"] },
            new HclAttribute("tags", new HclObject([new HclEntry("a", 1) { Origin = At("1") }])),
        ]) { Origin = At("aws_vpc") }]);

        Assert.Equal(
            [new GeneratedLine(0, At("aws_vpc")), new GeneratedLine(2, At("cidr_block")), new GeneratedLine(4, At("1"))],
            document.Write().Lines.AsEnumerable());
    }

    [Fact]
    public void What_would_not_be_read_back_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => Written(new HclAttribute("a", 1), new HclAttribute("a", 2)));
        Assert.Throws<InvalidOperationException>(() => Written(new HclAttribute("a b", 1)));
        Assert.Throws<InvalidOperationException>(() => Written(new HclAttribute("a", HclObject.Of(("k", 1), ("k", 2)))));
    }

    private static void Check(string expected, HclExpression value) => Assert.Equal(expected + "\n", Written(new HclAttribute("x", value)));

    private static string Written(params HclItem[] items) => new HclDocument([.. items]).Write().Text;

    private static Location At(string text)
    {
        var start = Source.ToString().IndexOf(text, StringComparison.Ordinal);
        return new Location(Source, new TextSpan(start, text.Length));
    }
}
