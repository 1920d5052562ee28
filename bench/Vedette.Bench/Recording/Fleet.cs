using Vedette.Model.Series;
using Vedette.Protocol.Batches;

namespace Vedette.Bench.Recording;

/// <summary>Hosts that replay the recording: scrape t of host h is recorded scrape (t + 7 h) mod 900, one each 15 s.</summary>
internal sealed class Fleet(HostRecording recording, int hosts, int seriesPerHost)
{
    public const int StepMs = 15_000;

    private readonly TelemetryBatchEncoder _encoder = new();

    public int Hosts => hosts;

    public int SeriesPerHost { get; } = Math.Min(seriesPerHost, recording.Series.Count);

    public long SamplesPerRound => (long)Hosts * SeriesPerHost;

    public IReadOnlyList<RecordedSeries> Series { get; } = [.. recording.Series.Take(seriesPerHost)];

    /// <summary>As the server stores them: the agent's number beside Prometheus' two.</summary>
    public Labels[] LabelsOf(int host) => [.. Series.Select(s => Labels.Create(s.Metric,
        [.. s.Labels, new Label("agent", $"{host + 1}"), new Label("instance", Instance(host)), new Label("job", "node")]))];

    public static string Instance(int host) => $"host-{host:00000}:9100";

    public ReadOnlySpan<double> Values(int host, int step) => recording.Scrape(host, step)[..SeriesPerHost];

    /// <summary>One scrape as an agent sends it: a batch of one frame.</summary>
    public byte[] Batch(int host, int step, long timestampMs)
    {
        _encoder.Reset();
        _encoder.BeginFrame(timestampMs);
        ReadOnlySpan<double> values = Values(host, step);
        for (int i = 0; i < values.Length; i++)
        {
            _encoder.Add((uint)i, values[i]);
        }

        _encoder.EndFrame();
        return _encoder.WrittenSpan.ToArray();
    }
}
