using System.Globalization;
using System.Text.Json;
using Vedette.Model.States;

namespace Vedette.Server.Bridge;

/// <summary>The orchestrator's smaller state: names of units and the lines of <c>ps aux</c>.</summary>
internal static class PsLines
{
    // USER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND
    private const int Columns = 11;

    public static void Observe(JsonElement state, StateObserver into)
    {
        foreach (string unit in JsonField.Texts(state, "services") ?? [])
        {
            into.Observe(EntityKind.Service, unit, d => d.Text(ServiceFields.Name, unit));
        }

        foreach (string line in JsonField.Texts(state, "processes") ?? [])
        {
            ObserveLine(line, into);
        }

        End(state, "services", EntityKind.Service, into);
        End(state, "processes", EntityKind.Process, into);
    }

    private static void End(JsonElement state, string name, EntityKind kind, StateObserver into)
    {
        if (JsonField.IsArray(state, name))
        {
            into.End(kind);
        }
    }

    private static void ObserveLine(string line, StateObserver into)
    {
        string[] columns = line.Split(' ', Columns, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (columns.Length < Columns || !int.TryParse(columns[1], CultureInfo.InvariantCulture, out int pid))
        {
            // The headings, or a line that was cut.
            return;
        }

        string[] command = columns[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string name = Path.GetFileName(command[0].TrimEnd(':'));
        // The column START changes its form as a process grows old, so that the name tells processes of one number apart.
        into.Observe(
            EntityKind.Process,
            string.Create(CultureInfo.InvariantCulture, $"{pid}@{name}"),
            d =>
            {
                d.Integer(ProcessFields.Pid, pid);
                d.Text(ProcessFields.Name, name);
                d.Text(ProcessFields.User, columns[0]);
                d.TextList(ProcessFields.CommandLine, SecretMask.CommandLine(columns[^1]));
            },
            r =>
            {
                r.Text(ProcessFields.Status, columns[7]);
                r.Number(ProcessFields.CpuPercent, Number(columns[2]));
                r.Integer(ProcessFields.MemoryRssBytes, Kibibytes(columns[5]));
                r.Integer(ProcessFields.MemoryVmsBytes, Kibibytes(columns[4]));
                r.Number(ProcessFields.MemoryPercent, Number(columns[3]));
            });
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) ? number : null;

    private static long? Kibibytes(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number < 1L << 50 ? number * 1024 : null;
}
