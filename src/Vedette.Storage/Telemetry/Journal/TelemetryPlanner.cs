using Vedette.Storage.States;
using Vedette.Storage.Telemetry.Epochs;
using Vedette.Storage.Telemetry.Series;

namespace Vedette.Storage.Telemetry.Journal;

/// <summary>Plans a group of requests, each on top of those before. Touched by the writer's thread only.</summary>
internal sealed class TelemetryPlanner
{
    private readonly EngineState _state;
    private readonly TelemetryOptions _options;
    private readonly BatchPlanner _batches;
    private readonly SetPlanner _sets;
    private readonly StatePlanner _states;
    private readonly SpoolPlanner _spools;
    private readonly StagedSamples _samples = new();

    public TelemetryPlanner(EngineState state, TelemetryOptions options, TimeProvider clock)
    {
        _state = state;
        _options = options;
        var quota = new SampleQuota(options.MaxSamplesPerSecondPerAgent, options.SampleQuotaWindow);
        _states = new StatePlanner(options, state.Counters);
        _batches = new BatchPlanner(options, quota, _states, state.Counters);
        _sets = new SetPlanner(options, quota, state.Counters);
        _spools = new SpoolPlanner(state.Spools, clock);
    }

    public CommitGroup Plan(IReadOnlyList<WriteRequest> requests)
    {
        _samples.Reset();
        var group = new CommitGroup(_state, _samples, new SeriesStaging(_state.Registry, _state.Symbols, _options.MaxSeriesPerAgent));
        foreach (WriteRequest request in requests)
        {
            switch (request)
            {
                case AppendBatchRequest batch:
                    _batches.Plan(batch, group);
                    break;
                case AppendSetRequest set:
                    _sets.Plan(set, group);
                    break;
                case AppendStateRequest posted:
                    _states.Plan(posted, group);
                    break;
                case DefineSeriesRequest definition:
                    SpoolPlanner.Plan(definition, group);
                    break;
                case OpenSpoolRequest opening:
                    _spools.Plan(opening, group);
                    break;
                default:
                    throw new InvalidOperationException($"{request.GetType().Name} has no planner.");
            }
        }

        return group;
    }
}
