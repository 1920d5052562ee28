using System.Text;
using Vedette.Server.Telegraf.LineProtocol;

namespace Vedette.Server.Tests.Telegraf;

public sealed class LineParserTests
{
    [Theory]
    [InlineData("cpu value=1", "cpu|value=1|")]
    [InlineData("cpu,host=a,cpu=cpu0 usage_idle=98.5,usage_user=1.5 1767225600000000000", "cpu;host=a;cpu=cpu0|usage_idle=98.5,usage_user=1.5|1767225600000000000")]
    [InlineData("cpu value=1 -5", "cpu|value=1|-5")]
    [InlineData("cpu   value=1   7", "cpu|value=1|7")]
    [InlineData(@"my\,meas\ ure=ment v=1", "my,meas ure=ment|v=1|")]
    [InlineData(@"a\=b v=1", @"a\=b|v=1|")]
    [InlineData(@"m,ta\,g\=k\ ey=v\,a\=l\ ue fi\,e\=l\ d=1", "m;ta,g=k ey=v,a=l ue|fi,e=l d=1|")]
    [InlineData(@"disk,path=C:\windows\system free=5i", @"disk;path=C:\windows\system|free=5|")]
    [InlineData("m,tag=\"quoted\" v=1", "m;tag=\"quoted\"|v=1|")]
    [InlineData("m,host=сервер v=1", "m;host=сервер|v=1|")]
    [InlineData("m i=-9223372036854775808i,j=9223372036854775807i", "m|i=-9223372036854775808,j=9223372036854775808|")]
    [InlineData("m u=18446744073709551615u,z=0u", "m|u=18446744073709551616,z=0|")]
    [InlineData("m a=1,b=-1.5,c=.5,d=5.,e=1e3,f=-2.5E-3,g=1E+2,h=+4", "m|a=1,b=-1.5,c=0.5,d=5,e=1000,f=-0.0025,g=100,h=4|")]
    [InlineData("m a=t,b=T,c=true,d=True,e=TRUE,f=f,g=F,h=false,i=False,j=FALSE", "m|a=1,b=1,c=1,d=1,e=1,f=0,g=0,h=0,i=0,j=0|")]
    [InlineData("m s=\"text\",v=1", "m|v=1|+1 text")]
    [InlineData("m s=\"\"", "m||+1 text")]
    [InlineData("m s=\"a, b=c \\\" d\\\\\",v=2 9", "m|v=2|9+1 text")]
    [InlineData("m s=\"line\nbreak\",v=2", "m|v=2|+1 text")]
    [InlineData("m s=\"\\\\\"", "m||+1 text")]
    public void A_good_line_is_read_whole(string line, string expected) => Assert.Equal(expected, Read(line));

    [Theory]
    [InlineData(",host=a v=1", "measurement's name is missing")]
    [InlineData("cpu", "'cpu' has no fields")]
    [InlineData("cpu,host=a", "has no fields")]
    [InlineData("cpu,host v=1", "the tag 'host' has no value")]
    [InlineData("cpu,host= v=1", "the tag 'host' has no value")]
    [InlineData("cpu,=a v=1", "a tag's name is missing")]
    [InlineData("cpu, v=1", "a tag's name is missing")]
    [InlineData("cpu,a=b=c v=1", "equals sign")]
    [InlineData("cpu value", "the field 'value' has no value")]
    [InlineData("cpu value=", "the field 'value' has no value; needed is a number")]
    [InlineData("cpu =1", "a field's name is missing")]
    [InlineData("cpu a=1,", "a field's name is missing")]
    [InlineData("cpu a=1,,b=2", "a field's name is missing")]
    [InlineData("cpu a=abc", "the field 'a' has the value 'abc'; needed is a number")]
    [InlineData("cpu a=1x", "'1x'")]
    [InlineData("cpu a=1.5i", "whole number of 64 bits")]
    [InlineData("cpu a=9223372036854775808i", "whole number of 64 bits")]
    [InlineData("cpu a=-1u", "from 0 on")]
    [InlineData("cpu a=18446744073709551616u", "from 0 on")]
    [InlineData("cpu a=NaN", "'NaN'")]
    [InlineData("cpu a=inf", "'inf'")]
    [InlineData("cpu a=-Infinity", "'-Infinity'")]
    [InlineData("cpu a=1e400", "which no number of 64 bits holds")]
    [InlineData("cpu a=0x10", "'0x10'")]
    [InlineData("cpu a=1_000", "'1_000'")]
    [InlineData("cpu a=tRUE", "'tRUE'")]
    [InlineData("cpu a=\"open", "a string that is not closed")]
    [InlineData("cpu a=\"open\\\"", "a string that is not closed")]
    [InlineData("cpu a=\"", "a string that is not closed")]
    [InlineData("cpu a=\"x\"y", "behind its string")]
    [InlineData("cpu a=1 12.5", "the timestamp is '12.5'")]
    [InlineData("cpu a=1 9223372036854775808", "the timestamp is")]
    [InlineData("cpu a=1 12 13", "the timestamp is '12 13'")]
    [InlineData("cpu a=1 b=2", "the timestamp is 'b=2'")]
    public void A_bad_line_is_refused_with_what_came_and_what_was_needed(string line, string named)
    {
        Assert.False(LineParser.TryParse(Encoding.UTF8.GetBytes(line), new ParsedLine(), out string problem));
        Assert.Contains(named, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_shows_a_long_or_wild_text_shortened_and_on_one_line()
    {
        Assert.False(LineParser.TryParse(Encoding.UTF8.GetBytes("cpu a=\r\u001b" + new string('x', 5000)), new ParsedLine(), out string problem));
        Assert.InRange(problem.Length, 50, 300);
        Assert.DoesNotContain(problem, char.IsControl);
    }

    [Theory]
    [InlineData("", 1_767_225_600_123_456_789, 1_767_225_600_123L)]
    [InlineData("n", 1_999_999, 1L)]
    [InlineData("ns", -1, -1L)]
    [InlineData("u", 1999, 1L)]
    [InlineData("us", -1000, -1L)]
    [InlineData("ms", 5, 5L)]
    [InlineData("s", 5, 5000L)]
    [InlineData("m", 5, 300_000L)]
    [InlineData("h", 5, 18_000_000L)]
    [InlineData("s", long.MaxValue, null)]
    [InlineData("h", long.MinValue, null)]
    [InlineData("ms", long.MinValue + 1, null)]
    [InlineData("ns", long.MinValue, -9_223_372_036_855L)]
    public void Timestamps_become_milliseconds_rounded_down(string precision, long timestamp, long? ms) =>
        Assert.Equal(ms, TimePrecision.OfVersion1(precision)!.ToMilliseconds(timestamp));

    [Fact]
    public void Each_version_has_its_own_precisions()
    {
        Assert.All(["m", "h", "n", "u"], p => Assert.Null(TimePrecision.OfVersion2(p)));
        Assert.All(["ns", "us", "ms", "s"], p => Assert.Equal(TimePrecision.OfVersion1(p), TimePrecision.OfVersion2(p)));
        Assert.All(["d", "S", "seconds"], p => Assert.Null(TimePrecision.OfVersion1(p)));
    }

    [Fact]
    public void Reading_a_good_line_allocates_nothing()
    {
        byte[] line = Encoding.UTF8.GetBytes(@"cpu,host=a\ b,cpu=cpu0 usage_idle=98.5,n=12i,up=true,s=""text"" 1767225600000000000");
        var parsed = new ParsedLine();
        Assert.True(LineParser.TryParse(line, parsed, out _));

        // The fewest of several: the compiler allocates on this thread, too, when it comes to something for the first time.
        Assert.Equal(0, Enumerable.Range(0, 10).Min(_ => Readings()));

        long Readings()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 1000; i++)
            {
                _ = LineParser.TryParse(line, parsed, out _);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static string Read(string text)
    {
        byte[] line = Encoding.UTF8.GetBytes(text);
        var parsed = new ParsedLine();
        Assert.True(LineParser.TryParse(line, parsed, out string problem), problem);
        string tags = string.Concat(parsed.Tags.Select(t => $";{EscapedText.Read(line.AsSpan()[t.Key])}={EscapedText.Read(line.AsSpan()[t.Value])}"));
        string fields = string.Join(',', parsed.Fields.Select(f => $"{EscapedText.Read(line.AsSpan()[f.Key])}={(f.Value is > 1e15 or < -1e15 ? f.Value.ToString("F0") : f.Value.ToString())}"));
        return $"{EscapedText.ReadMeasurement(line.AsSpan()[parsed.Measurement])}{tags}|{fields}|{parsed.Timestamp}{(parsed.TextFields > 0 ? $"+{parsed.TextFields} text" : "")}";
    }
}
