using Vedette.Model.Series;
using Vedette.Model.Telegraf;

namespace Vedette.Model.Tests.Telegraf;

public sealed class TelegrafTagsTests
{
    [Theory]
    [InlineData("a-b=1 a_b=2", "a_b=1;2")]
    [InlineData("__name__=x host=w", "exported___name__=x host=w")]
    [InlineData("server=https://bob:AgS3cretPass77@h/", "server=https://bob:***@h/")]
    [InlineData("api_token=abc url=http://h/?token=S9x", "api_token=*** url=http://h/?token=***")]
    [InlineData("dsn=bob:S9x@tcp(h:3306)/db", "dsn=bob:***@tcp(h:3306)/db")]
    [InlineData("cpu=cpu-total", "cpu=cpu-total")]
    public void Tags_become_labels(string tags, string labels)
    {
        foreach (int keep in new[] { 0, 10 })
        {
            var reader = new TelegrafTags(keep);
            for (int times = 0; times < 2; times++)
            {
                Assert.Equal(TagProblem.None, reader.Read(Tags(tags), out _));
                Assert.Equal(labels, string.Join(' ', reader.Labels.ToArray().Select(l => $"{l.Name}={l.Value}")));
            }
        }
    }

    [Fact]
    public void What_no_label_can_be_made_of_is_named_by_its_place()
    {
        var reader = new TelegrafTags(0);
        Assert.Equal(TagProblem.TooMany, reader.Read([.. Enumerable.Range(0, TelegrafTags.MaxTags + 1).Select(i => KeyValuePair.Create($"t{i}", "v"))], out _));
        Assert.Equal(TagProblem.Unfit, reader.Read(Tags("a=b город=v"), out int at));
        Assert.Equal(1, at);
        Assert.Equal(TagProblem.Unfit, reader.Read([KeyValuePair.Create("t", new string('v', TelegrafTags.MaxTextLength + 1))], out _));
        Assert.Equal(TagProblem.TooLongTogether, reader.Read([KeyValuePair.Create("a-b", new string('v', 600)), KeyValuePair.Create("a.b", new string('v', 600))], out _));
    }

    [Fact]
    public void No_more_is_remembered_than_was_allowed()
    {
        var reader = new TelegrafTags(2);
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(TagProblem.None, reader.Read(Tags($"a={i}"), out _));
            Assert.Equal(new Label("a", $"{i}"), Assert.Single(reader.Labels.ToArray()));
        }
    }

    private static KeyValuePair<string, string>[] Tags(string text) =>
        [.. text.Split(' ').Select(t => t.Split('=', 2)).Select(t => KeyValuePair.Create(t[0], t[1]))];
}
