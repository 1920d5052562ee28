using Vedette.Model.Series;
using Vedette.Protocol.Messages;
using Vedette.Server.Ingest;
using Vedette.Storage.Control;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Tests.Ingest;

public sealed class TranslatorTests
{
    private static readonly AgentRow Agent = new() { Id = 7, Kind = AgentKind.Host, Name = "web1", CreatedAtMs = 0 };

    [Fact]
    public void A_snapshot_becomes_stamped_gauges_with_the_float_s_own_digits()
    {
        SampleSet set = Translate(new PerformanceSnapshot { TimestampUnixMs = 5, CpuOverallUsagePercent = 12.3f, MemoryTotalBytes = 100 });
        Assert.Equal(12.3, Value(set, "host_cpu_usage_percent"));
        Labels cpu = set.Series.Single(s => s.MetricName == "host_cpu_usage_percent");
        Assert.Equal(("7", "web1", "vedette"), (cpu["agent"], cpu["instance"], cpu["job"]));
        Assert.All(set.Samples, s => Assert.Equal(5, s.TimestampMs));
    }

    [Fact]
    public void What_the_original_never_measures_stays_unknown()
    {
        SampleSet set = Translate(new PerformanceSnapshot { TimestampUnixMs = 5 });
        Assert.DoesNotContain(set.Series, s => s.MetricName is "host_processes_running" or "host_tcp_established_connections" or "host_memory_total_bytes" or "host_load1");
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(3.4e38f)]
    public void A_hostile_float_disturbs_nothing(float cpu)
    {
        SampleSet set = Translate(new PerformanceSnapshot { TimestampUnixMs = 5, CpuOverallUsagePercent = cpu, UptimeSeconds = ulong.MaxValue });
        Assert.Contains(set.Series, s => s.MetricName == "host_uptime_seconds");
    }

    [Fact]
    public void Generic_metrics_keep_name_and_tags_in_Prometheus_alphabet_and_numbers_only()
    {
        var batch = new GenericMetricsBatch();
        batch.Metrics.Add(new GenericMetric { Name = "queue.depth-now", TimestampUnixMs = 9, Value = new GenericMetricValue { Int64Value = 4 }, Tags = { ["re-gion"] = "eu", ["agent"] = "forged", ["url"] = "http://bob:AgS3cretPass77@h/" } });
        batch.Metrics.Add(new GenericMetric { Name = "text", TimestampUnixMs = 9, Value = new GenericMetricValue { StringValue = "x" } });
        batch.Metrics.Add(new GenericMetric { Name = "", TimestampUnixMs = 9, Value = new GenericMetricValue { DoubleValue = 1 } });
        SampleSet set = GenericMetricsTranslator.Translate(Agent, batch, 10);
        Labels only = Assert.Single(set.Series);
        Assert.Equal(("queue_depth_now", "eu", "7", "forged", "http://bob:***@h/"), (only.MetricName, only["re_gion"], only["agent"], only["exported_agent"], only["url"]));
    }

    [Fact]
    public void A_definition_of_a_miners_series_gets_the_site_of_its_agent()
    {
        var definition = new SeriesDefinition { Metric = "miner_up" };
        definition.Labels.Add(new LabelPair { Name = "miner", Value = "02:00:00:00:00:01" });

        Labels series = SeriesDefinitionReader.Read(Agent, definition, "north");

        Assert.Equal(("north", "02:00:00:00:00:01", "7"), (series["site"], series["miner"], series["agent"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x", "", "v")]
    [InlineData("x", "a", "1", "a", "2")]
    public void A_broken_definition_becomes_a_refused_series_and_keeps_references_dense(string metric, params string[] labels)
    {
        var definition = new SeriesDefinition { Metric = metric };
        for (int i = 0; i + 1 < labels.Length; i += 2)
        {
            definition.Labels.Add(new LabelPair { Name = labels[i], Value = labels[i + 1] });
        }

        Assert.Empty(SeriesDefinitionReader.Read(Agent, definition));
    }

    private static SampleSet Translate(PerformanceSnapshot snapshot)
    {
        var batch = new PerformanceSnapshotBatch();
        batch.Snapshots.Add(snapshot);
        return PerformanceTranslator.Translate(Agent, batch, 10);
    }

    private static double Value(SampleSet set, string metric)
    {
        int index = set.Series.Select((labels, i) => (labels, i)).Single(s => s.labels.MetricName == metric).i;
        return set.Samples.Single(s => s.SeriesIndex == index).Value;
    }
}
