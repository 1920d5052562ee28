using Vedette.Agent.Link;
using Vedette.Agent.Spool;
using Vedette.Collectors;
using Vedette.Model.Series;

namespace Vedette.Agent.Scheduling;

/// <summary>The agent's own condition, as series beside those of the host.</summary>
internal sealed class OwnMetricsCollector(Spool.Spool spool, SpoolEvents dropped, LinkState link, HostFiles files) : ICollector
{
    private static readonly DropReason[] Reasons = Enum.GetValues<DropReason>();

    private readonly Labels _spoolBytes = Labels.Create("vedette_agent_spool_bytes");
    private readonly Labels _spoolBatches = Labels.Create("vedette_agent_spool_batches");
    private readonly Labels _series = Labels.Create("vedette_agent_series");
    private readonly Labels _resident = Labels.Create("vedette_agent_resident_memory_bytes");
    private readonly Labels _cpu = Labels.Create("vedette_agent_cpu_seconds_total");
    private readonly Labels _reconnects = Labels.Create("vedette_agent_reconnects_total");
    private readonly Labels _refused = Labels.Create("vedette_agent_refused_samples_total");
    private readonly Labels _clockOffset = Labels.Create("vedette_agent_clock_offset_seconds");
    private readonly Labels[] _droppedSamples = [.. Reasons.Select(r => Dropped("vedette_agent_dropped_samples_total", r))];
    private readonly Labels[] _droppedBatches = [.. Reasons.Select(r => Dropped("vedette_agent_dropped_batches_total", r))];
    private readonly byte[] _statm = new byte[128];

    public string Name => "agent";

    public void Collect(ISampleSink sink)
    {
        SpoolCounts counts = spool.Counts;
        sink.Add(_spoolBytes, counts.WaitingBytes);
        sink.Add(_spoolBatches, counts.WaitingBatches);
        sink.Add(_series, spool.Series.Count);
        sink.Add(_cpu, Math.Round(Environment.CpuUsage.TotalTime.TotalSeconds, 2));
        sink.Add(_reconnects, link.Reconnects);
        sink.Add(_refused, link.RefusedSamples);
        if (link.ClockOffset is { } offset)
        {
            sink.Add(_clockOffset, Math.Round(offset.TotalSeconds, 3));
        }

        foreach (DropReason reason in Reasons)
        {
            sink.Add(_droppedSamples[(int)reason], dropped.DroppedSamples(reason));
            sink.Add(_droppedBatches[(int)reason], dropped.DroppedBatches(reason));
        }

        sink.Add(_resident, ReadResidentBytes());
    }

    // statm: total resident shared ... in pages.
    private double ReadResidentBytes()
    {
        using var file = File.OpenHandle(files.Proc("self/statm"));
        ReadOnlySpan<byte> text = _statm.AsSpan(0, RandomAccess.Read(file, _statm, 0));
        text = text[(text.IndexOf((byte)' ') + 1)..];
        return System.Buffers.Text.Utf8Parser.TryParse(text, out long pages, out _)
            ? pages * Environment.SystemPageSize
            : throw new FormatException("self/statm: the second field is not a number.");
    }

    private static Labels Dropped(string metric, DropReason reason) =>
        Labels.Create(metric, new Label("type", "metrics"), new Label("reason", SpoolEvents.Name(reason)));
}
