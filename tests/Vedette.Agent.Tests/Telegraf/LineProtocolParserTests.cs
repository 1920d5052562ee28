using System.Text;
using Vedette.Agent.Telegraf;

namespace Vedette.Agent.Tests.Telegraf;

public sealed class LineProtocolParserTests
{
    [Theory]
    [InlineData("cpu,cpu=cpu-total usage_idle=98.5,n=3i 1700000000000000000", "cpu", "cpu=cpu-total", "usage_idle=98.5 n=3")]
    [InlineData("m a=1", "m", "", "a=1")]
    [InlineData("m a=1 ", null, "", "")]
    [InlineData("my\\ disk,path=/a\\,b\\ c\\=d fr\\ ee=1u 1", "my disk", "path=/a,b c=d", "fr ee=1")]
    [InlineData("m t=t,f=F,s=\"x, y=\\\"z\\\" \",n=-1.5e3 1", "m", "", "t=1 f=0 n=-1500")]
    [InlineData("m,a=\\x b=1", "m", "a=\\x", "b=1")]
    [InlineData("m s=\"only text\" 1", "m", "", "")]
    [InlineData("m,empty= a=1", "m", "empty=", "a=1")]
    [InlineData("m", null, "", "")]
    [InlineData("m a", null, "", "")]
    [InlineData("m a=", null, "", "")]
    [InlineData("m a=NaN", null, "", "")]
    [InlineData("m a=1.5i", null, "", "")]
    [InlineData("m a=\"open", null, "", "")]
    [InlineData("m a=1 soon", null, "", "")]
    [InlineData("m,=x a=1", null, "", "")]
    [InlineData("m,a a=1", null, "", "")]
    [InlineData(",a=b a=1", null, "", "")]
    [InlineData("m\\", null, "", "")]
    public void Lines_are_understood_or_refused(string line, string? measurement, string tags, string fields)
    {
        LineProtocolLine? parsed = LineProtocolParser.Parse(Encoding.UTF8.GetBytes(line));
        Assert.Equal(measurement, parsed?.Measurement);
        if (parsed is not null)
        {
            Assert.Equal(tags, string.Join(' ', parsed.Tags.Select(t => $"{t.Key}={t.Value}")));
            Assert.Equal(fields, string.Join(' ', parsed.Fields.Select(f => $"{f.Name}={f.Value}")));
        }
    }

    [Fact]
    public void Any_bytes_end_with_an_answer()
    {
        var random = new Random(7);
        byte[] alphabet = "m,a=1 \\\"ti\n\r\xff"u8.ToArray();
        for (int i = 0; i < 50_000; i++)
        {
            byte[] line = new byte[random.Next(40)];
            for (int j = 0; j < line.Length; j++)
            {
                line[j] = alphabet[random.Next(alphabet.Length)];
            }

            LineProtocolLine? parsed = LineProtocolParser.Parse(line);
            Assert.True(parsed is null || parsed.Measurement.Length > 0);
        }
    }

    [Fact]
    public void Lists_are_bounded()
    {
        string tags = string.Concat(Enumerable.Range(0, LineProtocolParser.MaxTags + 1).Select(i => $",t{i}=1"));
        Assert.Null(LineProtocolParser.Parse(Encoding.UTF8.GetBytes($"m{tags} a=1")));
        string fields = string.Join(',', Enumerable.Range(0, LineProtocolParser.MaxFields + 1).Select(i => $"f{i}=1"));
        Assert.Null(LineProtocolParser.Parse(Encoding.UTF8.GetBytes($"m {fields}")));
    }
}
