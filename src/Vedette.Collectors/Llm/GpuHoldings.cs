using Vedette.Collectors.Gpu;

namespace Vedette.Collectors.Llm;

/// <summary>The GPU table by process.</summary>
internal sealed class GpuHoldings
{
    private readonly Dictionary<int, List<GpuProcessReading>> _byPid = [];

    public GpuHoldings(IReadOnlyList<GpuProcessReading> readings)
    {
        foreach (GpuProcessReading reading in readings)
        {
            if (!_byPid.TryGetValue(reading.Pid, out List<GpuProcessReading>? list))
            {
                _byPid.Add(reading.Pid, list = []);
            }

            list.Add(reading);
        }

        Pids = _byPid.Keys.ToHashSet();
    }

    public IReadOnlySet<int> Pids { get; }

    /// <summary>Null where none of them holds memory that the driver tells of.</summary>
    public long? MemoryOf(IEnumerable<TrackedProcess> processes)
    {
        long? sum = null;
        foreach (GpuProcessReading reading in Of(processes))
        {
            sum = reading.MemoryBytes is { } bytes ? (sum ?? 0) + bytes : sum;
        }

        return sum;
    }

    /// <summary>Null where none of them is on a card.</summary>
    public IReadOnlyList<string>? CardsOf(IEnumerable<TrackedProcess> processes)
    {
        string[] cards = [.. Of(processes).Select(r => r.GpuKey).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return cards.Length > 0 ? cards : null;
    }

    private IEnumerable<GpuProcessReading> Of(IEnumerable<TrackedProcess> processes) =>
        processes.SelectMany(p => _byPid.TryGetValue(p.Process.Pid, out List<GpuProcessReading>? list) ? list : (IEnumerable<GpuProcessReading>)[]);
}
