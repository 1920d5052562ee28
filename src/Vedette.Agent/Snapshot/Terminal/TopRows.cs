using Vedette.Agent.Snapshot.Machine;
using Vedette.Collectors.Processes;
using Vedette.Model.States;

namespace Vedette.Agent.Snapshot.Terminal;

/// <summary>Makes the rows of one frame, and keeps of it what the next frame's rates are computed from.</summary>
internal sealed class TopRows(MachineParts parts)
{
    private Dictionary<string, long> _ioTotals = new(StringComparer.Ordinal);
    private double? _readAt;

    public List<TopRow> Next(MachineReading reading)
    {
        Dictionary<int, double> gpu = GpuBytes(reading);
        var totals = new Dictionary<string, long>(StringComparer.Ordinal);
        var rows = new List<TopRow>();
        double elapsed = reading.Samples.MonotonicSeconds - _readAt ?? 0;
        foreach (ProcessReading process in parts.Processes.Current)
        {
            double? rate = null;
            if ((process.ReadBytesTotal ?? 0) + (process.WriteBytesTotal ?? 0) is var total && (process.ReadBytesTotal ?? process.WriteBytesTotal) is not null)
            {
                totals[process.Key] = total;
                rate = elapsed > 0 && _ioTotals.TryGetValue(process.Key, out long before) ? Math.Max(0, total - before) / elapsed : null;
            }

            rows.Add(new TopRow(process, rate, gpu.TryGetValue(process.Pid, out double bytes) ? bytes : null, parts.LlmRuntime(process)));
        }

        _ioTotals = totals;
        _readAt = reading.Samples.MonotonicSeconds;
        return rows;
    }

    public static List<TopRow> Sorted(IEnumerable<TopRow> rows, TopSort sort) =>
        [.. rows.OrderByDescending(row => Weight(row, sort)).ThenByDescending(row => row.Process.ResidentBytes).ThenBy(row => row.Process.Pid)];

    private static double Weight(TopRow row, TopSort sort) => sort switch
    {
        TopSort.Memory => row.Process.ResidentBytes,
        TopSort.Io => row.IoBytesPerSecond ?? -1,
        TopSort.Gpu => row.GpuBytes ?? -1,
        _ => row.Process.CpuPercent ?? -1,
    };

    private static Dictionary<int, double> GpuBytes(MachineReading reading)
    {
        var bytes = new Dictionary<int, double>();
        foreach (StateEntity holder in reading.Of(EntityKind.GpuProcess))
        {
            if (holder.Number(GpuProcessFields.Pid) is { } pid)
            {
                bytes[(int)pid] = bytes.GetValueOrDefault((int)pid) + (holder.Number(GpuProcessFields.MemoryBytes) ?? 0);
            }
        }

        return bytes;
    }
}
