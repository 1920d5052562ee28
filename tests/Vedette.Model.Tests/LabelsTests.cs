using Vedette.Model.Series;

namespace Vedette.Model.Tests;

public sealed class LabelsTests
{
    [Fact]
    public void Labels_are_sorted_by_name_and_equal_whatever_order_they_came_in()
    {
        Labels one = Labels.Create("up", new Label("job", "node"), new Label("instance", "web1"));
        Labels other = Labels.Create([new Label("instance", "web1"), new Label("__name__", "up"), new Label("job", "node")]);
        Assert.Equal(["__name__", "instance", "job"], one.Select(l => l.Name));
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.Equal("up", one.MetricName);
    }

    [Fact]
    public void A_label_with_an_empty_value_is_the_same_as_none()
    {
        Labels with = Labels.Create("up", new Label("zone", ""));
        Assert.Equal(Labels.Create("up"), with);
        Assert.Null(with["zone"]);
    }

    [Fact]
    public void A_name_that_stands_twice_is_refused_by_name() =>
        Assert.Contains("'job'", Assert.Throws<ArgumentException>(() => Labels.Create("up", new Label("job", "a"), new Label("job", "b"))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_empty_name_is_refused() => Assert.Throws<ArgumentException>(() => Labels.Create([new Label("", "x")]));

    [Fact]
    public void With_replaces_or_adds()
    {
        Labels labels = Labels.Create("up", new Label("job", "a"));
        Assert.Equal("b", labels.With("job", "b")["job"]);
        Assert.Equal("x", labels.With("zone", "x")["zone"]);
        Assert.Equal("a", labels["job"]);
    }

    [Fact]
    public void Text_escapes_what_would_break_the_line() =>
        Assert.Equal("up{path=\"a\\\\b\\\"c\\nd\"}", Labels.Create("up", new Label("path", "a\\b\"c\nd")).ToString());

    [Fact]
    public void A_bare_metric_has_no_braces() => Assert.Equal("up", Labels.Create("up").ToString());

    [Theory]
    [InlineData(LabelMatchType.Equal, "node", "node", true)]
    [InlineData(LabelMatchType.Equal, "node", "nodes", false)]
    [InlineData(LabelMatchType.Equal, "", null, true)]
    [InlineData(LabelMatchType.NotEqual, "node", null, true)]
    [InlineData(LabelMatchType.RegexMatch, "no.*", "node", true)]
    [InlineData(LabelMatchType.RegexMatch, "no", "node", false)]
    [InlineData(LabelMatchType.RegexMatch, "a|b", "b", true)]
    [InlineData(LabelMatchType.RegexMatch, "node", "node\n", false)]
    [InlineData(LabelMatchType.RegexMatch, "", null, true)]
    [InlineData(LabelMatchType.RegexNoMatch, "no.*", "node", false)]
    [InlineData(LabelMatchType.RegexNoMatch, "x.*", null, true)]
    public void A_matcher_follows_PromQL(LabelMatchType type, string pattern, string? value, bool matches) =>
        Assert.Equal(matches, new LabelMatcher(type, "job", pattern).Matches(value));

    [Fact]
    public void A_pattern_that_would_backtrack_for_ever_answers_at_once() =>
        Assert.False(new LabelMatcher(LabelMatchType.RegexMatch, "job", "(a+)+b").Matches(new string('a', 50_000)));
}
