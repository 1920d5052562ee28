using Vedette.Agent.Scheduling;
using Vedette.Agent.Snapshot.Machine;
using Vedette.Agent.Spool;
using Vedette.Agent.Tests.Spool;
using Vedette.Collectors;
using Vedette.Model.Series;
using Vedette.Testing;

namespace Vedette.Agent.Tests.Scheduling;

public sealed class FrameBufferTests : IDisposable
{
    private readonly SpoolFolder _folder = new();
    private readonly Agent.Spool.Spool _spool;
    private readonly FrameBuffer _frame;
    private readonly BatchBuilder _batches;

    public FrameBufferTests()
    {
        _spool = _folder.Open();
        _frame = new FrameBuffer(_spool.Series, _folder.Events);
        _batches = new BatchBuilder(_spool, new ManualClock());
    }

    public void Dispose()
    {
        _spool.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Values_that_others_measured_keep_their_times_and_one_of_a_series_counts_at_each()
    {
        // As the loop hands it on: by way of the tap.
        Cycle(20_000, new SampleTap(_frame), ("a", 1, null), ("late", 5, 11_000), ("b", 2, null), ("late", 5, 11_000), ("c", 3, 10_000), ("late", 6, 20_000), ("d", 4, 10_000));
        Cycle(30_000, _frame, ("a", 7, null), ("c", 8, 29_000));
        Assert.Equal(
            ["10000 c 3", "10000 d 4", "11000 late 5", "20000 a 1", "20000 late 6", "20000 b 2", "29000 c 8", "30000 a 7"], Stored());
    }

    [Fact]
    public void More_times_than_a_batch_should_hold_become_the_cycles()
    {
        Cycle(100_000, _frame, [.. Enumerable.Range(0, FrameBuffer.MaxTimes + 3).Select(i => ($"s{i}", (double)i, (long?)i))]);
        string[] stored = Stored();
        Assert.Equal(FrameBuffer.MaxTimes + 3, stored.Length);
        Assert.Equal(3, stored.Count(s => s.StartsWith("100000 ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_cycle_with_values_of_many_times_is_one_of_the_batchs_cycles()
    {
        var plan = new UploadPlan(TimeSpan.FromSeconds(1), 3, TimeSpan.FromHours(1));
        for (int cycle = 1; cycle <= 6; cycle++)
        {
            _frame.Begin(cycle * 10_000, 0);
            for (int late = 0; late < 5; late++)
            {
                _frame.AddAt(Labels.Create($"s{late}"), late, (cycle * 10_000) - 1000 - late);
            }

            _frame.Add(Labels.Create("own"), 1);
            _frame.Finish();
            _batches.Add(_frame, plan);
        }

        Assert.Equal([18, 18], SpoolFolder.ReadAll(_spool).Select(r => DecodedBatch.Of(r).Count));
    }

    private void Cycle(long nowMs, ISampleSink sink, params (string Name, double Value, long? At)[] samples)
    {
        _frame.Begin(nowMs, 0);
        foreach ((string name, double value, long? at) in samples)
        {
            if (at is { } measuredMs)
            {
                sink.AddAt(Labels.Create(name), value, measuredMs);
            }
            else
            {
                sink.Add(Labels.Create(name), value);
            }
        }

        _frame.Finish();
        _batches.Add(_frame, UploadPlan.Default);
        _batches.Close();
    }

    private string[] Stored()
    {
        string[] names = [.. _spool.Series.Slice(0, 1000).Select(l => l.MetricName)];
        return [.. SpoolFolder.ReadAll(_spool).SelectMany(DecodedBatch.Of).Select(s => $"{s.TimestampMs} {names[s.Reference]} {s.Value}")];
    }
}
