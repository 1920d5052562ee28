using Vedette.Storage.States;
using Vedette.Storage.Telemetry.Backend;
using Vedette.Storage.Telemetry.Epochs;
using Vedette.Storage.Telemetry.Series;

namespace Vedette.Storage.Telemetry.Journal;

/// <summary>The appends of one transaction: what they change on the disk, what they will change in memory, and whom to tell.</summary>
internal sealed class CommitGroup(EngineState state, StagedSamples samples, SeriesStaging series) : ICommittable
{
    private readonly Dictionary<ulong, SpoolState> _spools = [];
    private readonly List<(int AgentId, Range Samples)> _batches = [];
    private readonly List<Action> _completions = [];
    private readonly List<CommittedState> _states = [];
    private long _journalBytes;
    private long _stateBytes;

    public TelemetryChanges Changes { get; } = new();

    public StagedSamples Samples { get; } = samples;

    public SeriesStaging Series { get; } = series;

    public IReadOnlyList<(int AgentId, Range Samples)> Batches => _batches;

    public IReadOnlyList<CommittedState> States => _states;

    public long NextJournalId => state.Marks.LastJournalId + Changes.Journal.Count + 1;

    public long NextReferencesId => state.Marks.LastReferencesId + Changes.References.Count + 1;

    public SpoolState? FindSpool(SpoolEpoch epoch)
    {
        SpoolState? spool = _spools.GetValueOrDefault(epoch.Id) ?? state.Spools.Find(epoch.Id);
        return spool?.AgentId == epoch.AgentId ? spool : null;
    }

    /// <summary>The group's own copy, to be changed.</summary>
    public SpoolState Edit(SpoolState spool)
    {
        if (!_spools.TryGetValue(spool.Id, out SpoolState? own))
        {
            _spools[spool.Id] = own = spool.Clone();
        }

        return own;
    }

    public void AddSpool(SpoolState spool) => _spools.Add(spool.Id, spool);

    public void AddJournalRow(JournalRow row)
    {
        Changes.Journal.Add(row);
        _journalBytes += row.Payload.Length + JournalSize.RowBytes;
    }

    public void AddBatch(int agentId, int firstSample) => _batches.Add((agentId, firstSample..Samples.Count));

    public void AddState(StoredState row, CommittedState told)
    {
        Changes.States.Add(row);
        _states.Add(told);
        _stateBytes += row.Bytes.Length;
    }

    /// <summary>Runs when the group is durable and readable.</summary>
    public void WhenDone(Action completion) => _completions.Add(completion);

    public void Publish()
    {
        Series.Publish();
        foreach (SpoolState spool in _spools.Values)
        {
            state.Spools.Put(spool);
        }

        state.Marks.LastJournalId += Changes.Journal.Count;
        state.Marks.LastReferencesId += Changes.References.Count;
        state.Counters.JournalGrew(_journalBytes);
        state.Counters.StateBytesWritten(_stateBytes);
        foreach ((_, Range range) in _batches)
        {
            state.Head.Append(Samples.Series(range), Samples.TimestampsMs(range), Samples.Values(range));
        }
    }

    public void Complete()
    {
        foreach (Action completion in _completions)
        {
            completion();
        }
    }
}
