using System.Text;

namespace Flow.Conformance.Tests.Prometheus;

/// <summary>Queries made of the words of the language: some are right, more are nearly right. The same ones in every run.</summary>
public static class RandomQueries
{
    /// <summary>Right ones, which are changed.</summary>
    public static readonly string[] Seeds =
    [
        "sum by (job) (rate(http_requests_total{code=~\"5..\", job!=''}[5m])) / ignoring (code) group_left (a) sum(rate(x[5m]))",
        "histogram_quantile(0.99, sum without (pod) (rate(h_bucket[5m] offset -1h))) > bool 1e3",
        "max_over_time((a and on () b)[30m:1m] @ end()) or vector(0x1F) unless c{d!~'e|f'}",
        "-a ^ 2 ^ -b % c * +d - 1 atan2 e >= 2",
        "topk(5, count_values('v', up)) != quantile by (x, y) (0.5, z @ 1609746000)",
        "label_replace(a, \"b\", '$1', `c`, '(.*)') == label_join(a, 'b', ',', 'c', 'd') # remark\n + 1",
        "absent(up{job='a\\'b\\\\'}) or day_of_week() < 6 and hour(vector(time())) > .5",
        "predict_linear(disk[1h30m], 4 * 3600) < 0 or (deriv(x[1d]) == NaN) + Inf",
        "SUM(a) BY (b) > ON (c) GROUP_RIGHT d OFFSET 5m",
        "clamp(a:b:c, 0, 1) / scalar(count(sum)) * pi()",
        "round(x, 0.1) + round(x) + {__name__=~'a.+', le='+Inf'}",
        "a + b", "a == b", "-a", "rate(x[5m])", "sum(x)", "a{b='c'}", "a or b and c", "a offset 1h", "(a)", "1 + 2 * 3", "a ^ b ^ c", "avg by (x) (y)",
    ];

    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "{", "}", ",", "+", "-", "*", "/", "%", "^", "==", "!=", "=~", "!~", "=", "<", ">", "<=", ">=", "@", ":", "#", "'", "\"", "`", " ",
        "and", "or", "unless", "atan2", "bool", "on (a)", "ignoring ()", "group_left", "group_right (b)", "offset 5m", "offset", "by (a,)", "without ()", "sum", "topk",
        "rate", "abs", "start()", "end()", "1", "0", "0x", "017", "08", "1e", "1e+3", "5m", "5m1h", "0s", "1.5h", "1ms", "1y2w", "[5m]", "[5m:]", "[5m:1m]", "inf", "nan", "x", "a:b",
        "time()", "'t'", "{a='b'}", "{a=~''}", "{}", "\\", "$", "!", "&&", ";", "é", ".", ".5", "5.", "\n", "()", "scalar(x)", "vector(1)", "_", "{on='a', by!='b'}",
    ];

    /// <summary><paramref name="count"/> queries.</summary>
    public static IEnumerable<string> Mutated(int count)
    {
        var random = new Random(20261125);
        for (var i = 0; i < count; i++)
        {
            yield return Mutated(Seeds[random.Next(Seeds.Length)], random);
        }
    }

    private static string Mutated(string seed, Random random)
    {
        var text = new StringBuilder(seed);
        for (var changes = random.Next(1, 3); changes > 0; changes--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(4))
            {
                case 0: text.Remove(at, Math.Min(random.Next(1, 8), text.Length - at)); break;
                case 1: text.Insert(at, Pieces[random.Next(Pieces.Length)]); break;
                case 2: ReplaceWord(text, at, Pieces[random.Next(Pieces.Length)]); break;
                default: text.Insert(at, $" {Pieces[random.Next(Pieces.Length)]} "); break;
            }

            if (text.Length == 0)
            {
                text.Append('x');
            }
        }

        return text.ToString();
    }

    private static void ReplaceWord(StringBuilder text, int at, string piece)
    {
        var end = at;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
        {
            end++;
        }

        text.Remove(at, end - at).Insert(at, piece);
    }
}
