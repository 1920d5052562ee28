using Vedette.Agent.Scheduling;
using Vedette.Collectors;
using Vedette.Model.States;
using Vedette.Protocol.States;

namespace Vedette.Agent.Snapshot.Machine;

/// <summary>
/// Looks at the machine as the running agent does - a baseline, then cycles - but keeps what it sees in memory. Each cycle's state is a keyframe. A part that fails is told and the rest goes on.
/// </summary>
internal sealed class MachineLook(MachineParts parts, TimeProvider clock) : IDisposable
{
    /// <summary>A service manager or container engine that does not answer within this is left out.</summary>
    private static readonly TimeSpan ReaderLimit = TimeSpan.FromSeconds(5);

    private readonly StateTracker _tracker = new(TimeSpan.Zero);
    private readonly long _start = clock.GetTimestamp();
    private List<string> _failures = [];

    public MachineParts Parts => parts;

    /// <summary>A baseline and a cycle shortly after: enough for rates.</summary>
    public async Task<MachineReading> FirstAsync(CancellationToken stop)
    {
        await BeginAsync(stop);
        await Task.Delay(CollectionLoop.BaselineSpan, clock, stop);
        return await NextAsync(stop);
    }

    /// <summary>The reading that the first rates are computed from.</summary>
    public async Task BeginAsync(CancellationToken stop)
    {
        await RunReadersAsync(stop);
        long nowMs = NowMs();
        RunCollectors(new BaselineSink(nowMs, Seconds()));
        // Sources, too, tell rates from their second report on.
        ReadState(nowMs);
        _failures = [];
    }

    /// <summary>A cycle.</summary>
    public async Task<MachineReading> NextAsync(CancellationToken stop)
    {
        _failures = [];
        await RunReadersAsync(stop);
        long nowMs = NowMs();
        var samples = new SampleSet(nowMs, Seconds());
        RunCollectors(samples);
        byte[] payload = ReadState(nowMs);
        return new MachineReading(DateTimeOffset.FromUnixTimeMilliseconds(nowMs), samples, payload, StateEntities.Decode(payload), _failures);
    }

    public void Dispose() => parts.Dispose();

    private byte[] ReadState(long nowMs)
    {
        _tracker.RestartChain();
        _tracker.Begin(nowMs);
        var sink = new StateBuffer(_tracker) { TimestampMs = nowMs };
        foreach (IStateSource source in parts.Sources)
        {
            if (Contain(source.Name, () => source.Report(sink)))
            {
                EndKinds(source.Kinds);
            }

            // A source that failed in the middle of an entity leaves no half of it to the next.
            sink.Clear();
        }

        return _tracker.Finish().ToArray();
    }

    private void EndKinds(IReadOnlyList<EntityKind> kinds)
    {
        foreach (EntityKind kind in kinds)
        {
            _tracker.EndKind(kind);
        }
    }

    private void RunCollectors(ISampleSink sink)
    {
        foreach (ICollector collector in parts.Collectors)
        {
            Contain(collector.Name, () => collector.Collect(sink));
        }
    }

    private async Task RunReadersAsync(CancellationToken stop)
    {
        // Together: each waits for another program.
        string?[] failures = await Task.WhenAll(parts.Readers.Select(reader => RunReaderAsync(reader, stop)));
        _failures.AddRange(failures.OfType<string>());
    }

    private async Task<string?> RunReaderAsync(IBackgroundReader reader, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(ReaderLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            await reader.ReadAsync(either.Token);
            return null;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // The boundary: whatever a reader does, the others go on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return $"{reader.Name}: {e.GetType().Name}: {e.Message}";
        }
    }

    private bool Contain(string name, Action read)
    {
        try
        {
            read();
            return true;
        }
#pragma warning disable CA1031 // The boundary: whatever a collector or source does, the others go on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _failures.Add($"{name}: {e.GetType().Name}: {e.Message}");
            return false;
        }
    }

    private long NowMs() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private double Seconds() => clock.GetElapsedTime(_start).TotalSeconds;
}
