using System.Text;
using Vedette.Server.Telegraf.LineProtocol;
using Vedette.Testing;

namespace Vedette.Server.Tests.Telegraf;

/// <summary>Good lines with random bytes changed, put in and left out, from a fixed seed.</summary>
public sealed class LineProtocolFuzzTests
{
    private const int Rounds = 250_000;

    private static readonly byte[][] Seeds =
    [
        .. new[]
        {
            "cpu,host=a,cpu=cpu0 usage_idle=98.5,usage_user=1.5 1767225600000000000",
            @"m\,e\ a,ta\,g\=k=v\ al fi\=eld=12i,u=3u,b=true 5",
            "log s=\"a \\\"quoted\\\" text\nover lines\",v=-1.5e-7,w=F",
            "# comment\nmem used=1i\n\nswap,x=y used=2i 99\r\n",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    // What the grammar is made of comes often.
    private static readonly Mutation Damage = new(Encoding.UTF8.GetBytes(",= \\\"\n\r\t#iuetTfF0129.+-eE\0\u00ff"), 4);

    [Fact]
    public void No_mutation_throws_loops_or_yields_what_is_no_number()
    {
        var random = new Random(20260101);
        var parsed = new ParsedLine();
        int good = 0;
        int bad = 0;
        for (int round = 0; round < Rounds; round++)
        {
            byte[] body = Damage.Of(Seeds[random.Next(Seeds.Length)], random);
            var reader = new LineReader(body);
            int lines = 0;
            int lastNumber = 0;
            while (reader.Next(out ReadOnlySpan<byte> line))
            {
                Assert.True(++lines <= body.Length && reader.LineNumber > lastNumber, "the reader does not move on");
                lastNumber = reader.LineNumber;
                if (LineParser.TryParse(line, parsed, out string problem))
                {
                    good++;
                    Check(line, parsed);
                }
                else
                {
                    bad++;
                    Assert.InRange(problem.Length, 10, 500);
                }
            }
        }

        // Both ways were walked often enough to mean something.
        Assert.InRange(good, Rounds / 10, int.MaxValue);
        Assert.InRange(bad, Rounds / 10, int.MaxValue);
    }

    [Fact]
    public void A_line_without_quotes_never_reaches_into_the_next()
    {
        var random = new Random(7);
        byte[] sentinel = "\nsentinel v=1 1\n"u8.ToArray();
        for (int round = 0; round < 50_000; round++)
        {
            byte[] first = [.. Damage.Of(Seeds[random.Next(2)], random).Where(b => b is not (byte)'"')];
            var reader = new LineReader(first.Concat(sentinel).ToArray());
            string last = "";
            while (reader.Next(out ReadOnlySpan<byte> line))
            {
                last = Encoding.UTF8.GetString(line);
            }

            Assert.Equal("sentinel v=1 1", last);
        }
    }

    private static void Check(ReadOnlySpan<byte> line, ParsedLine parsed)
    {
        Assert.NotEmpty(EscapedText.ReadMeasurement(line[parsed.Measurement]));
        Assert.True(parsed.Fields.Count + parsed.TextFields > 0, "a point without fields");
        foreach (LineField field in parsed.Fields)
        {
            Assert.True(double.IsFinite(field.Value), "no number");
            Assert.NotEmpty(EscapedText.Read(line[field.Key]));
        }

        foreach (LineTag tag in parsed.Tags)
        {
            Assert.NotEmpty(EscapedText.Read(line[tag.Key]));
            Assert.NotEmpty(EscapedText.Read(line[tag.Value]));
        }
    }
}
