using Vedette.Collectors.Gpu.Drm;
using Vedette.Collectors.Processes;
using Vedette.Model.Hosts;
using Vedette.Model.Series;
using Vedette.Model.States;

namespace Vedette.Collectors.Gpu;

/// <summary>
/// Graphics and compute cards: NVIDIA's through its driver's library, AMD's and Intel's from /sys. A host without cards costs one look at a file and a folder. As a background reader it looks for the
/// processes that use AMD's and Intel's cards, which means walking through the open files of all processes.
/// </summary>
public sealed class GpuCollector : ICollector, IStateSource, IGpuTable, IBackgroundReader, IDisposable
{
    private static readonly Labels UsageSeries = Labels.Create(HostMetrics.GpuUsagePercent.Series);
    private static readonly Labels MemorySeries = Labels.Create(HostMetrics.GpuMemoryUsedBytes.Series);

    private readonly IProcessTable _processes;
    private readonly NvidiaCards _nvidia;
    private readonly DrmCards _drm;
    private readonly DrmProcessScan _scan;
    private readonly ProcessActivity _activity = new();
    private readonly List<CardReading> _cards = [];
    private readonly Dictionary<string, CardSeries> _series = new(StringComparer.Ordinal);

    // Written by the background reader, read by the cycle.
    private List<DrmClientUse> _clients = [];
    private bool _hasDrmCards;

    /// <param name="processes">Filled before this collector's entities are reported.</param>
    public GpuCollector(HostFiles files, IProcessTable processes, GpuOptions options)
    {
        _processes = processes;
        _nvidia = new NvidiaCards(files, options);
        _drm = new DrmCards(files);
        _scan = new DrmProcessScan(files);
    }

    public string Name => "gpu";

    public IReadOnlyList<EntityKind> Kinds { get; } = [EntityKind.Gpu, EntityKind.GpuProcess];

    public IReadOnlyList<GpuProcessReading> Processes => _activity.Table;

    public TimeSpan Interval => TimeSpan.FromMinutes(1);

    public void Collect(ISampleSink sink)
    {
        _cards.Clear();
        _nvidia.Read((sink.MonotonicSeconds, sink.TimestampMs), _cards);
        _drm.Read(sink.MonotonicSeconds, Volatile.Read(ref _clients), _cards);
        Volatile.Write(ref _hasDrmCards, _drm.Any);
        _activity.Take(_cards, sink.MonotonicSeconds);
        foreach (CardReading card in _cards)
        {
            SeriesOf(card.Description).Write(card, sink);
        }

        WriteHost(sink);
    }

    /// <exception cref="IOException">A driver is still being opened, so which cards there are is not known.</exception>
    public void Report(IStateSink sink)
    {
        if (_nvidia.IsOpening)
        {
            throw new IOException("NVIDIA's driver is still being opened; its cards are not known yet.");
        }

        foreach (CardReading card in _cards)
        {
            CardEntity.Write(card, sink);
        }

        _activity.Report(_processes, sink);
    }

    public Task ReadAsync(CancellationToken stop)
    {
        if (Volatile.Read(ref _hasDrmCards))
        {
            Volatile.Write(ref _clients, _scan.Scan(stop));
        }

        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _nvidia.Dispose();
        _drm.Dispose();
    }

    private CardSeries SeriesOf(CardDescription card)
    {
        if (!_series.TryGetValue(card.Key, out CardSeries? series) || !series.Fits(card))
        {
            series = new CardSeries(card);
            _series[card.Key] = series;
        }

        return series;
    }

    /// <summary>Usage is the mean over the cards that tell theirs, memory the sum; MIG instances are parts of a card that was counted.</summary>
    private void WriteHost(ISampleSink sink)
    {
        double usage = 0;
        int cards = 0;
        long? memory = null;
        foreach (CardReading card in _cards)
        {
            if (card.Description.MigParent is not null)
            {
                continue;
            }

            usage += card.Gauges.UtilizationPercent ?? 0;
            cards += card.Gauges.UtilizationPercent is null ? 0 : 1;
            memory = card.Gauges.MemoryUsedBytes is { } used ? (memory ?? 0) + used : memory;
        }

        sink.AddKnown(UsageSeries, cards > 0 ? usage / cards : null);
        sink.AddKnown(MemorySeries, memory);
    }
}
