using Vedette.Agent.Snapshot.Terminal;
using Vedette.Model.Miners;

namespace Vedette.Agent.Miners;

/// <summary>What a scan found, for a person: miners in a table, below them what nobody knows and why it was taken for a miner. Pure: the same outcome, the same lines.</summary>
internal sealed class ScanTable(Paint paint)
{
    private const int WidestCell = 32;
    private const int WidestMarker = 100;

    private static readonly string[] Titles = ["ADDRESS", "MAC", "MAKER", "MODEL", "FIRMWARE", "HASHRATE", "TEMP", "STATE", "TOOK"];
    private static readonly string[] Units = ["H/s", "kH/s", "MH/s", "GH/s", "TH/s", "PH/s", "EH/s"];

    public IReadOnlyList<string> Draw(ScanOutcome outcome)
    {
        var lines = new List<string>();
        if (outcome.Miners.Count > 0)
        {
            Table(outcome.Miners, lines);
            lines.Add("");
        }

        foreach (ScanRow row in outcome.Unknown)
        {
            Unknown(row, lines);
        }

        foreach (string error in outcome.Errors)
        {
            lines.Add(paint.Bad(TerminalText.Safe(error)));
        }

        lines.Add(Sum(outcome));
        return lines;
    }

    /// <summary>One miner on a line of its own.</summary>
    public static string Row(ScanRow row) => string.Join("  ", Cells(row).SkipLast(1));

    /// <summary>In the unit that leaves one to three digits before the point.</summary>
    public static string Hashrate(double? hashesPerSecond)
    {
        if (hashesPerSecond is not { } value)
        {
            return "-";
        }

        int unit = 0;
        for (; value >= 1000 && unit < Units.Length - 1; unit++)
        {
            value /= 1000;
        }

        return $"{value:0.##} {Units[unit]}";
    }

    private void Table(IReadOnlyList<ScanRow> rows, List<string> lines)
    {
        string[][] cells = [.. rows.Select(Cells)];
        int[] widths = [.. Titles.Select((title, column) => Math.Min(WidestCell, Math.Max(title.Length, cells.Max(c => c[column].Length))))];
        lines.Add(paint.Bold(Line(Titles, widths)));
        foreach (string[] row in cells)
        {
            lines.Add(Line(row, widths));
        }
    }

    private static string Line(string[] cells, int[] widths) => string.Join("  ", cells.Select((cell, column) => TerminalText.Cell(cell, widths[column]))).TrimEnd();

    private static string[] Cells(ScanRow row)
    {
        MinerIdentity? identity = row.Identity;
        MinerSnapshot? snapshot = row.Snapshot;
        string?[] firmware = [identity is null ? null : MinerWords.Of(identity.FirmwareFamily), identity?.FirmwareVersion];
        double? hottest = snapshot?.Temperatures.Chip ?? snapshot?.Temperatures.Board;
        string[] cells =
        [
            row.Finding.Address, row.Mac ?? "-", identity?.Vendor ?? "-", identity?.Model ?? identity?.RawModel ?? "-", string.Join(' ', firmware.Where(f => f is not null)),
            Hashrate(Rate(snapshot)), hottest is { } celsius ? $"{celsius:0} °C" : "-", State(snapshot), $"{row.Took.TotalSeconds:0.0} s",
        ];
        return [.. cells.Select(c => c.Length == 0 ? "-" : TerminalText.Safe(c))];
    }

    private static string State(MinerSnapshot? snapshot) => snapshot is null ? "not read" : MinerWords.Of(snapshot.State) ?? "-";

    private static double? Rate(MinerSnapshot? snapshot) =>
        snapshot?.Hashrate is { } rate ? rate.FiveSeconds ?? rate.OneMinute ?? rate.FiveMinutes ?? rate.Average : null;

    private void Unknown(ScanRow row, List<string> lines)
    {
        lines.Add(paint.Bold($"{row.Finding.Address}  unknown device") + $"{(row.Mac is { } mac ? $", {TerminalText.Safe(mac)}" : "")}, port {row.Finding.OpenPort?.ToString() ?? "?"} open:");
        foreach (MinerEvidence evidence in row.Identity?.Evidence ?? [])
        {
            lines.Add($"    {TerminalText.Safe(evidence.Source)}: {TerminalText.Cell(evidence.Marker, WidestMarker).TrimEnd()}");
        }

        if (row.Identity?.Evidence is not { Count: > 0 })
        {
            lines.Add("    it speaks a miner's language and says nothing of itself");
        }

        lines.Add("");
    }

    private string Sum(ScanOutcome outcome)
    {
        double total = 0;
        foreach (ScanRow row in outcome.Miners)
        {
            total += Rate(row.Snapshot) ?? 0;
        }

        string rate = total > 0 ? $" with {Hashrate(total)}" : "";
        string cut = outcome.IsCutShort ? paint.Bad("Stopped before the end: ") : "";
        return $"{cut}{Count(outcome.Miners.Count, "miner")}{rate}, {Count(outcome.Unknown.Count, "unknown device")}, {Count(outcome.Others, "other device")}; "
            + $"{outcome.Tried} of {Count(outcome.Hosts, "address", "addresses")} tried, {outcome.Answered} answered, in {outcome.Took.TotalSeconds:0.0} s.";
    }

    private static string Count(int count, string one, string? many = null) => $"{count} {(count == 1 ? one : many ?? one + "s")}";
}
