using Vedette.Agent.Logging;
using Vedette.Collectors;
using Vedette.Model.Series;

namespace Vedette.Agent.Scheduling;

/// <summary>Runs one collector: timed, its failure contained and told once when it begins and once when it ends.</summary>
internal sealed class CollectorRunner(ICollector collector, TimeProvider clock, AgentLog log)
{
    // A tenth of a millisecond tells a slow collector from a fast one, and short numbers pack well.
    private const int DurationDigits = 4;

    private readonly Labels _durationSeries = Labels.Create("vedette_agent_collector_duration_seconds", new Label("collector", collector.Name));
    private readonly Labels _failuresSeries = Labels.Create("vedette_agent_collector_failures_total", new Label("collector", collector.Name));
    private readonly Containment _failures = new(collector.Name, log);

    public long Failures => _failures.Failures;

    public void Run(ISampleSink sink)
    {
        long began = clock.GetTimestamp();
        try
        {
            collector.Collect(sink);
            _failures.Succeeded();
        }
#pragma warning disable CA1031 // The boundary: whatever a collector does, the others go on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _failures.Failed(e);
        }

        sink.Add(_durationSeries, Math.Round(clock.GetElapsedTime(began).TotalSeconds, DurationDigits));
        sink.Add(_failuresSeries, Failures);
    }
}
