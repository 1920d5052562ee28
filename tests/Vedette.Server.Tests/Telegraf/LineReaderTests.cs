using System.Text;
using Vedette.Server.Telegraf.LineProtocol;

namespace Vedette.Server.Tests.Telegraf;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\n\n \n\t\r\n")]
    [InlineData("# only a comment")]
    [InlineData("  # a comment with=\"a quote\n")]
    public void Blank_lines_and_comments_are_no_lines(string body) => Assert.Empty(Lines(body));

    [Fact]
    public void Lines_keep_their_numbers_whatever_stands_between() => Assert.Equal(
        ["1: a v=1", "3: b v=2", "5: c v=3", "7: d v=4"], Lines("a v=1\n\n  b v=2  \r\n# note=\"\nc v=3\n\nd v=4"));

    [Fact]
    public void A_newline_within_a_string_belongs_to_the_line() => Assert.Equal(
        ["1: a s=\"x\ny=\\\"\nz\",v=1", "4: b v=2"], Lines("a s=\"x\ny=\\\"\nz\",v=1\nb v=2"));

    [Fact]
    public void A_quote_that_opens_no_string_ends_nothing() => Assert.Equal(
        ["1: a,tag=\"x v=1", "2: b v=1\"", "3: c a\\=\"x=1", "4: d v=2"], Lines("a,tag=\"x v=1\nb v=1\"\nc a\\=\"x=1\nd v=2"));

    /// <summary>Otherwise the rest of a string that was cut off would be read as points.</summary>
    [Fact]
    public void An_open_string_takes_the_rest_with_it() => Assert.Equal(["1: a s=\"x\nb v=2\nc v=3"], Lines("a s=\"x\nb v=2\nc v=3"));

    /// <summary>Were each line searched to the end for its quote, this would take minutes.</summary>
    [Fact]
    public void Reading_is_linear_in_the_length_of_the_body()
    {
        string body = string.Concat(Enumerable.Repeat("a \\\"=\"\\\"\n\"\n", 200_000));
        Assert.Equal(200_000, Lines(body).Count);
    }

    private static List<string> Lines(string body)
    {
        var reader = new LineReader(Encoding.UTF8.GetBytes(body));
        var lines = new List<string>();
        while (reader.Next(out ReadOnlySpan<byte> line))
        {
            lines.Add($"{reader.LineNumber}: {Encoding.UTF8.GetString(line)}");
        }

        return lines;
    }
}
