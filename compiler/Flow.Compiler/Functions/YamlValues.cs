using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Flow.Compiler.Types;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Flow.Compiler.Functions;

/// <summary>Values to YAML and back, by the core schema of YAML 1.2: <c>yes</c> and <c>on</c> are texts.</summary>
public static class YamlValues
{
    private const int DeepestNesting = 64;

    private static readonly SearchValues<char> OfNumber = SearchValues.Create("0123456789.eE+-");

    /// <summary>The value as YAML in block style.</summary>
    public static string Write(Value value)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024, newLine: "\n"));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Write(emitter, value);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Write(Emitter emitter, Value value)
    {
        switch (value)
        {
            case ListValue list:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, true, list.Items.IsEmpty ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (var item in list.Items)
                {
                    Write(emitter, item);
                }

                emitter.Emit(new SequenceEnd());
                break;
            case RecordValue record:
                WriteFields(emitter, record);
                break;
            case NoneValue or BoolValue or NumberValue:
                emitter.Emit(ScalarOf(value is NoneValue ? "null" : value is NumberValue number ? JsonValues.NumberText(number) : value.ToText(), ScalarStyle.Plain));
                break;
            default:
                emitter.Emit(TextScalar(WholeCharacters(value.ToText())));
                break;
        }
    }

    private static void WriteFields(Emitter emitter, RecordValue record)
    {
        emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, true, record.Fields.IsEmpty ? MappingStyle.Flow : MappingStyle.Block));
        foreach (var field in record.Fields)
        {
            emitter.Emit(TextScalar(WholeCharacters(field.Name)));
            Write(emitter, field.Value);
        }

        emitter.Emit(new MappingEnd());
    }

    /// <summary>The text with U+FFFD for each half of a character that has lost its other half, as JSON writes it.</summary>
    private static string WholeCharacters(string text) =>
        text.Any(char.IsSurrogate) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;

    private static Scalar TextScalar(string text)
    {
        var isPlain = Plain(text) is TextValue && !IsTruthOfOldYaml(text) && text.Length > 0 && char.IsLetter(text[0]) && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '/' or '.');
        return ScalarOf(text, isPlain ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted);
    }

    /// <summary>YAML 1.1 reads these as truth; quoted they mean the same to every reader.</summary>
    private static bool IsTruthOfOldYaml(string text) => text.ToLowerInvariant() is "y" or "n" or "yes" or "no" or "on" or "off";

    private static Scalar ScalarOf(string text, ScalarStyle style) =>
        new(AnchorName.Empty, TagName.Empty, text, style, isPlainImplicit: style == ScalarStyle.Plain, isQuotedImplicit: style != ScalarStyle.Plain);

    /// <summary>The value that a YAML text of one document holds, or a problem that says where it is wrong.</summary>
    public static FunctionResult Parse(string yaml)
    {
        try
        {
            var parser = new Parser(new StringReader(yaml));
            parser.Consume<StreamStart>();
            if (parser.TryConsume<StreamEnd>(out _))
            {
                return Value.None;
            }

            parser.Consume<DocumentStart>();
            var value = Read(parser, 0);
            parser.Consume<DocumentEnd>();
            return parser.TryConsume<StreamEnd>(out _) ? value : FunctionResult.Fail("The YAML text has several documents; only one can be read.", 0);
        }
        catch (YamlException problem)
        {
            return FunctionResult.Fail($"This is not YAML that can be read here: line {problem.Start.Line}, character {problem.Start.Column}. {problem.Message}".TrimEnd(), 0);
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            return FunctionResult.Fail("This is not YAML.", 0);
        }
    }

    private static Value Read(Parser parser, int depth)
    {
        if (depth > DeepestNesting)
        {
            throw new YamlException(parser.Current!.Start, parser.Current.End, $"More than {DeepestNesting} levels.");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty ? Plain(scalar.Value) : Value.Of(scalar.Value);
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = ImmutableArray.CreateBuilder<Value>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Read(parser, depth + 1));
            }

            return Define.ListOf(items.DrainToImmutable());
        }

        return parser.TryConsume<MappingStart>(out _)
            ? ReadFields(parser, depth)
            : throw new YamlException(parser.Current!.Start, parser.Current.End, "Anchors that are used again (`*name`) are not read here.");
    }

    private static RecordValue ReadFields(Parser parser, int depth)
    {
        var fields = new List<FieldValue>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key))
            {
                throw new YamlException(parser.Current!.Start, parser.Current.End, "A key is a text.");
            }

            fields.Add(new FieldValue(key.Value, Read(parser, depth + 1)));
        }

        return JsonValues.Record(fields);
    }

    /// <summary>What a scalar without quotes means by the core schema.</summary>
    private static Value Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => Value.None,
        "true" or "True" or "TRUE" => Value.True,
        "false" or "False" or "FALSE" => Value.False,
        _ => PlainNumber(text) ?? (Value)Value.Of(text),
    };

    private static NumberValue? PlainNumber(string text)
    {
        if (text.StartsWith("0x", StringComparison.Ordinal) && long.TryParse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var hex) && hex >= 0)
        {
            return Value.Of((decimal)hex);
        }

        var digits = text.AsSpan().TrimStart("+-");
        var isNumber = digits.Length > 0 && text.Length - digits.Length <= 1 && (char.IsAsciiDigit(digits[0]) || (digits[0] == '.' && digits.Length > 1 && char.IsAsciiDigit(digits[1])));
        if (!isNumber || digits.IndexOfAnyExcept(OfNumber) >= 0 || JsonValues.NumberOf(text) is not { } number)
        {
            return null;
        }

        var isJson = text[0] != '+' && digits[0] != '.' && digits[^1] != '.' && !(digits.Length > 1 && digits[0] == '0' && digits[1] != '.');
        return isJson ? number : Value.Of(number.Number);
    }
}
