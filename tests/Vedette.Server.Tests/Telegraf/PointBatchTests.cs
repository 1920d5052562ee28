using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Vedette.Model.Series;
using Vedette.Server.Ingest;
using Vedette.Server.Telegraf;
using Vedette.Storage.Control;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Tests.Telegraf;

public sealed class PointBatchTests
{
    private static readonly AgentRow Agent = new() { Id = 7, Kind = AgentKind.Host, Name = "web1", CreatedAtMs = 0 };

    [Fact]
    public void Tags_whose_names_become_one_are_joined_and_reserved_names_step_aside()
    {
        var batch = new PointBatch(Agent);

        Assert.Null(batch.Add(Point(("a-b", "1"), ("a_b", "2"), ("__name__", "x"), ("agent", "9"), ("exported_agent", "8"))));

        Labels labels = Assert.Single(batch.Take(0).Series);
        Assert.Equal(
            "m_v{a_b=\"1;2\",agent=\"7\",exported___name__=\"x\",exported_agent=\"8\",exported_exported_agent=\"9\",instance=\"web1\",job=\"vedette\"}", labels.ToString());
    }

    [Fact]
    public void What_no_series_can_be_made_of_is_refused_whole()
    {
        var batch = new PointBatch(Agent);

        Assert.Contains("61 tags; at most 60", batch.Add(Point([.. Enumerable.Range(0, 61).Select(i => ($"t{i}", "v"))])), StringComparison.Ordinal);
        Assert.Contains("1025", batch.Add(Point(("t", new string('v', 1025)))), StringComparison.Ordinal);
        Assert.Contains("together", batch.Add(Point(("a-b", new string('v', 600)), ("a.b", new string('v', 600)))), StringComparison.Ordinal);
        Assert.Contains("the tag 'город'", batch.Add(Point(("город", "v"))), StringComparison.Ordinal);
        TelegrafPoint nameless = Point();
        nameless.Measurement = "диск";
        nameless.Fields.Add(new("место", 1));
        Assert.Contains("gives no series' name", batch.Add(nameless), StringComparison.Ordinal);
        Assert.Equal(0, batch.Samples);
        Assert.Empty(batch.Take(0).Samples);
    }

    [Fact]
    public async Task No_mutation_of_JSON_throws_or_stores_what_is_no_number()
    {
        byte[] seed = Encoding.UTF8.GetBytes("""{"metrics":[{"fields":{"a":0.5,"b":3,"c":true,"d":"x"},"name":"m","tags":{"h":"w"},"timestamp":1767225590},{"name":"n","fields":{"\u0061":1e3}}]}""");
        byte[] spicy = Encoding.UTF8.GetBytes("{}[]\",:\\u0dE-+.9tfn \0\u00ff");
        var random = new Random(11);
        var sink = new CollectingSampleWriter();
        var events = new IngestEvents(NullLogger<IngestEvents>.Instance);
        for (int round = 0; round < 20_000; round++)
        {
            byte[] body = [.. seed];
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                body[random.Next(body.Length)] = spicy[random.Next(spicy.Length)];
            }

            await JsonMetrics.TakeAsync(body, new PointWriter(Agent, sink, events, 0), TestContext.Current.CancellationToken);
        }

        IndexedSample[] stored = [.. sink.Sets.SelectMany(s => s.Samples)];
        Assert.InRange(stored.Length, 1000, int.MaxValue);
        Assert.All(stored, s => Assert.True(double.IsFinite(s.Value)));
    }

    private static TelegrafPoint Point(params (string Name, string Value)[] tags)
    {
        var point = new TelegrafPoint { Measurement = "m" };
        point.Fields.Add(new("v", 1));
        point.Tags.AddRange(tags.Select(t => KeyValuePair.Create(t.Name, t.Value)));
        return point;
    }
}
