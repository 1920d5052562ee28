using Vedette.Storage.Telemetry.Epochs;
using Vedette.Storage.Telemetry.Head;
using Vedette.Storage.Telemetry.Journal;
using Vedette.Storage.Telemetry.Series;

namespace Vedette.Storage.Telemetry;

/// <summary>What is in memory and equals the disk: changed by published commits only.</summary>
internal sealed class EngineState
{
    public EngineState(TimeProvider clock)
    {
        Counters = new TelemetryCounters(clock);
        Head = new SampleHead(Registry);
    }

    public SymbolTable Symbols { get; } = new();

    public SeriesRegistry Registry { get; } = new();

    public SpoolTable Spools { get; } = new();

    public SampleHead Head { get; }

    public JournalMarks Marks { get; } = new();

    public TelemetryCounters Counters { get; }
}
