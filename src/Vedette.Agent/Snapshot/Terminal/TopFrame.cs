using Vedette.Agent.Snapshot.Machine;
using Vedette.Model.Hosts;
using Vedette.Model.States;

namespace Vedette.Agent.Snapshot.Terminal;

/// <summary>Draws one frame of <c>top</c> as lines, each as wide as it may be at most. Pure: the same input, the same lines.</summary>
internal sealed class TopFrame(Paint paint, TopView view)
{
    private const int MinWidth = 40;
    private const int FixedColumns = 63;

    // The widest bar and the gap before the next.
    private const int BarColumns = 27;

    private static readonly string[] Help =
    [
        "c  sort by CPU              m  sort by memory",
        "i  sort by input/output     g  sort by GPU memory",
        "up, down, page up, page down, home   scroll",
        "p  pause and go on          q  quit",
        "?  hide this",
    ];

    public List<string> Draw(MachineReading reading, string hostname, IReadOnlyList<TopRow> sorted)
    {
        int width = Math.Max(MinWidth, view.Width);
        List<string> lines = [.. Head(reading, hostname, width)];
        if (view.ShowHelp)
        {
            lines.AddRange(Help.Select(h => TerminalText.Cell(h, width)));
        }

        lines.Add(paint.Reverse(TerminalText.Cell(Titles(), width)));
        int room = Math.Max(1, view.Height - lines.Count);
        int first = Math.Clamp(view.Scroll, 0, Math.Max(0, sorted.Count - room));
        lines.AddRange(sorted.Skip(first).Take(room).Select(row => Row(row, width)));
        return lines;
    }

    private IEnumerable<string> Head(MachineReading reading, string hostname, int width)
    {
        SampleSet samples = reading.Samples;
        string paused = view.Paused ? "  [paused]" : "";
        yield return paint.Bold(TerminalText.Cell(
            $"{hostname}  up {TerminalText.Duration(samples.Value(HostMetrics.UptimeSeconds.Series))}  load {samples.Value(HostMetrics.LoadAverageOneMinute.Series):0.00}"
            + $"  {samples.Value(HostMetrics.Processes.Series):0} processes  {reading.At.UtcDateTime:HH:mm:ss} UTC{paused}", width));
        double? cpu = samples.Value(HostMetrics.CpuUsagePercent.Series);
        double? memory = samples.Value(HostMetrics.MemoryUsageBytes.Series) / samples.Value(HostMetrics.MemoryTotalBytes.Series) * 100;
        string bars = Bar("cpu", cpu) + "   " + Bar("mem", memory);
        foreach (StateEntity gpu in reading.Of(EntityKind.Gpu).Take(Math.Max(0, (width / BarColumns) - 2)))
        {
            bars += "   " + Bar($"gpu{gpu.Number(GpuFields.Index):0}", gpu.Number(GpuFields.UtilizationPercent));
        }

        yield return bars;
    }

    private string Bar(string name, double? percent)
    {
        const int length = 10;
        int filled = (int)Math.Round(Math.Clamp(percent ?? 0, 0, 100) / 100 * length);
        return $"{name} {paint.Level(percent, new string('#', filled) + new string('.', length - filled))} {TerminalText.Percent(percent),7}";
    }

    private string Titles()
    {
        string[] titles = [.. Enum.GetValues<TopSort>().Select(s => s switch { TopSort.Cpu => "CPU", TopSort.Memory => "MEMORY", TopSort.Io => "IO/S", _ => "GPU" })];
        titles[(int)view.Sort] += "*";
        return $"{"PID",8} {"USER",-10} {titles[0],8} {titles[1],10} {titles[2],10} {titles[3],10}  COMMAND";
    }

    private string Row(TopRow row, int width)
    {
        string user = TerminalText.Cell(row.Process.User ?? (row.Process.Uid is { } uid ? $"{uid}" : "-"), 10);
        string io = row.IoBytesPerSecond is > 0 ? TerminalText.Bytes(row.IoBytesPerSecond) : "-";
        string gpu = TerminalText.Bytes(row.GpuBytes);
        string cpu = paint.Level(row.Process.CpuPercent is > 1 and { } percent ? percent : null, $"{TerminalText.Percent(row.Process.CpuPercent),8}");
        string command = row.Process.CommandLine.Count > 0 ? string.Join(' ', row.Process.CommandLine) : $"[{row.Process.Name}]";
        command = row.LlmRuntime is { } runtime ? $"<{runtime}> {command}" : command;
        return $"{row.Process.Pid,8} {user} {cpu} {TerminalText.Bytes(row.Process.ResidentBytes),10} {io,10} {gpu,10}  {TerminalText.Cell(command, Math.Max(8, width - FixedColumns)).TrimEnd()}";
    }
}
