using Vedette.Model.States;
using Vedette.Protocol.States;

namespace Vedette.Storage.Tests.States;

/// <summary>A host whose processes come, change and go as chance wants, told through a real tracker and kept beside in the plainest form.</summary>
public sealed class HostHistory(int seed, int processes, TimeSpan keyframeEvery)
{
    private readonly Random _random = new(seed);
    private readonly StateTracker _tracker = new(keyframeEvery);
    private readonly FieldWriter _description = new();
    private readonly FieldWriter _readings = new();
    private readonly SortedDictionary<string, (string Name, long Memory)> _alive = new(StringComparer.Ordinal);
    private int _nextPid = 100;

    /// <summary>What is true now, a line per process.</summary>
    public List<string> Truth => [.. _alive.Select(p => $"{p.Key} {p.Value.Name} {p.Value.Memory}")];

    /// <param name="changes">Processes whose readings change.</param>
    public byte[] Step(long atMs, int changes)
    {
        while (_alive.Count < processes || _random.Next(3) == 0)
        {
            _alive.Add($"{_nextPid}@{atMs}", ($"worker-{_nextPid++}", 1000));
        }

        for (int i = 0; i < changes; i++)
        {
            string key = Pick();
            _alive[key] = (_alive[key].Name, _random.Next(1 << 28));
        }

        if (_random.Next(3) == 0)
        {
            _alive.Remove(Pick());
        }

        if (_random.Next(20) == 0)
        {
            string key = Pick();
            _alive[key] = (_alive[key].Name + "'", _alive[key].Memory);
        }

        return Write(atMs);
    }

    private string Pick() => _alive.Keys.ElementAt(_random.Next(_alive.Count));

    private byte[] Write(long atMs)
    {
        _tracker.Begin(atMs);
        foreach ((string key, (string name, long memory)) in _alive)
        {
            _description.Reset();
            _description.Text(ProcessFields.Name, name);
            _description.TextList(ProcessFields.CommandLine, [$"/usr/bin/{name}", "--serve"]);
            _readings.Reset();
            _readings.Integer(ProcessFields.MemoryRssBytes, memory);
            _tracker.Observe(EntityKind.Process, key, _description.Written, _readings.Written);
        }

        _tracker.EndKind(EntityKind.Process);
        return _tracker.Finish().ToArray();
    }
}
