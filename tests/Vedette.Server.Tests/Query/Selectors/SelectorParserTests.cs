using Vedette.Model.Series;
using Vedette.Server.Query.Selectors;

namespace Vedette.Server.Tests.Query.Selectors;

public sealed class SelectorParserTests
{
    [Theory]
    [InlineData("up", "__name__ Equal up")]
    [InlineData(" job:rate:5m ", "__name__ Equal job:rate:5m")]
    [InlineData("up{}", "__name__ Equal up")]
    [InlineData("{__name__=\"up\"}", "__name__ Equal up")]
    [InlineData("{__name__=~\"node_.*\"}", "__name__ RegexMatch node_.*")]
    [InlineData("up{job=\"a\",l2!=\"b\",l3=~\"c|d\",l4!~\"e\"}", "__name__ Equal up; job Equal a; l2 NotEqual b; l3 RegexMatch c|d; l4 RegexNoMatch e")]
    [InlineData("up { job = \"a\" , b=\"c\" , }", "__name__ Equal up; job Equal a; b Equal c")]
    [InlineData("up{a='it\\'s',b=`raw\\n\"`}", "__name__ Equal up; a Equal it's; b Equal raw\\n\"")]
    [InlineData("up{a=\"\\\\ \\\" \\x41 \\u00e9 \\U0001F600\"}", "__name__ Equal up; a Equal \\ \" A é 😀")]
    [InlineData("up{a=\"диск\"}", "__name__ Equal up; a Equal диск")]
    [InlineData("up{a=\"\"}", "__name__ Equal up; a Equal ")]
    public void A_selector_becomes_its_matchers(string text, string expected)
    {
        Assert.True(SelectorParser.TryParse(text, out IReadOnlyList<LabelMatcher> matchers, out SelectorError error), error.ToString());
        Assert.Equal(expected, string.Join("; ", matchers.Select(m => $"{m.Name} {m.Type} {m.Value}")));
    }

    [Theory]
    [InlineData("", 1, "the end stands where a metric's name or a brace is needed")]
    [InlineData("5up", 1, "'5' stands where a metric's name")]
    [InlineData("up down", 4, "'d' stands behind the selector")]
    [InlineData("up{", 4, "the end stands where a label's name is needed")]
    [InlineData("up{job", 7, "the end stands where one of = != =~ !~ is needed")]
    [InlineData("up{job==\"a\"}", 8, "'=' stands where a value in quotes is needed")]
    [InlineData("up{job=a}", 8, "'a' stands where a value in quotes is needed")]
    [InlineData("up{job=\"a}", 8, "not closed")]
    [InlineData("up{job=\"a\"", 11, "the end stands where a comma or a closing brace is needed")]
    [InlineData("up{job=\"a\" b=\"c\"}", 12, "'b' stands where a comma")]
    [InlineData("up{,}", 4, "',' stands where a label's name")]
    [InlineData("up{a:b=\"c\"}", 5, "':' stands where one of")]
    [InlineData("up}", 3, "'}' stands behind the selector")]
    [InlineData("up[5m]", 3, "'[' stands behind the selector")]
    [InlineData("up{a=\"\\q\"}", 7, "no escape that is known")]
    [InlineData("up{a=\"\\xff\"}", 7, "no escape that is known")]
    [InlineData("up{a=\"\\ud800\"}", 7, "no escape that is known")]
    [InlineData("up{a=\"\\u00\"}", 7, "no escape that is known")]
    [InlineData("up{a=\"x\ny\"}", 8, "a newline stands in a string")]
    [InlineData("up{__name__=\"down\"}", 4, "given twice")]
    [InlineData("{}", 1, "every series would match")]
    [InlineData("{a=\"\"}", 1, "every series would match")]
    [InlineData("{a=~\".*\"}", 1, "every series would match")]
    [InlineData("{a!=\"b\"}", 1, "every series would match")]
    [InlineData("up{a=~\"(\"}", 7, "cannot be read")]
    [InlineData("up{a=~\"x)|(y\"}", 7, "cannot be read")]
    [InlineData("up{a=~\"(?=x)\"}", 7, "looks back or ahead")]
    [InlineData("up{a=~\"(a)\\\\1\"}", 7, "looks back or ahead")]
    [InlineData("up{a=~\"((a{100}){100}){100}\"}", 7, "repeats more than 1000")]
    [InlineData("up{a=~\"a{99999999999}\"}", 7, "repeats more than 1000")]
    public void A_slip_is_named_with_its_place(string text, int position, string named)
    {
        Assert.False(SelectorParser.TryParse(text, out _, out SelectorError error));
        Assert.Contains(named, error.Problem, StringComparison.Ordinal);
        Assert.Equal(position, error.Position);
    }

    [Theory]
    [InlineData("web", "web", true)]
    [InlineData("web", "web1", false)]
    [InlineData("web.", "web\n", true)]
    [InlineData("a|b", "ab", false)]
    [InlineData("web\\\\d{1,3}\\\\.[a-z]{2,}", "web12.eu", true)]
    public void A_regular_expression_must_match_the_whole_value(string pattern, string value, bool matches)
    {
        Assert.True(SelectorParser.TryParse($"up{{a=~\"{pattern}\"}}", out IReadOnlyList<LabelMatcher> matchers, out SelectorError error), error.ToString());
        Assert.Equal(matches, matchers[1].Matches(value));
    }

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("[a-z{}]{8}x", 9)]
    [InlineData("(ab){10}", 20)]
    [InlineData("a\\{10}", 5)]
    [InlineData("(a{2}b){3,}c", 10)]
    public void A_patterns_size_is_that_of_its_repeats_written_out(string pattern, long size) => Assert.Equal(size, PatternSize.Of(pattern));

    [Fact]
    public void Too_long_and_too_many_is_refused()
    {
        Assert.False(SelectorParser.TryParse(new string('a', SelectorParser.LongestText + 1), out _, out SelectorError tooLong));
        Assert.Contains("4096", tooLong.Problem, StringComparison.Ordinal);
        Assert.False(SelectorParser.TryParse($"up{{{string.Concat(Enumerable.Repeat("a=\"b\",", 100))}}}", out _, out SelectorError tooMany));
        Assert.Contains("64", tooMany.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void No_mutation_of_a_selector_throws()
    {
        const string Seed = "up{job=\"a\\\"\\u00e9\",b!='c',d=~`e(f|g){2,3}[h-i]+`,j!~\"k\"}";
        const string Spicy = "{}[]()\"'`\\=!~,.*+?|^$uxU0189aA \n\u0000é";
        var random = new Random(42);
        int good = 0;
        for (int round = 0; round < 20_000; round++)
        {
            List<char> text = [.. Seed];
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                int at = random.Next(text.Count);
                text[at] = random.Next(3) == 0 ? text[random.Next(text.Count)] : Spicy[random.Next(Spicy.Length)];
            }

            bool parsed = SelectorParser.TryParse(string.Concat(text), out _, out SelectorError error);
            good += parsed ? 1 : 0;
            Assert.True(parsed || (error.Position is > 0 and < 100 && error.Problem.Length > 0), string.Concat(text));
        }

        Assert.InRange(good, 1000, 19_000);
    }
}
