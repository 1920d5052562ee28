namespace Vedette.Server.Miners.Rows;

/// <summary>How many miners there are of each value; what is not known is not counted.</summary>
internal sealed class MinerCounts
{
    public Dictionary<string, int> Status { get; } = [];

    public Dictionary<string, int> Verdict { get; } = [];

    public Dictionary<string, int> Issue { get; } = [];

    public Dictionary<string, int> Model { get; } = [];

    /// <summary>By the family of the firmware.</summary>
    public Dictionary<string, int> Firmware { get; } = [];

    public Dictionary<string, int> Vendor { get; } = [];

    /// <summary>By the address of the pool that is worked for.</summary>
    public Dictionary<string, int> Pool { get; } = [];

    /// <summary>Tags that differ in case only are one.</summary>
    public Dictionary<string, int> Tag { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static MinerCounts Of(IReadOnlyList<MinerRow> rows)
    {
        var counts = new MinerCounts();
        foreach (MinerRow row in rows)
        {
            Add(counts.Status, row.Status);
            Add(counts.Verdict, row.Verdict);
            Add(counts.Model, row.Model);
            Add(counts.Firmware, row.FirmwareFamily);
            Add(counts.Vendor, row.Vendor);
            Add(counts.Pool, row.PoolUrl);
            foreach (string issue in row.Issues)
            {
                Add(counts.Issue, issue);
            }

            foreach (string tag in row.Tags)
            {
                Add(counts.Tag, tag);
            }
        }

        return counts;
    }

    private static void Add(Dictionary<string, int> counts, string? value)
    {
        if (value is not null)
        {
            counts[value] = counts.GetValueOrDefault(value) + 1;
        }
    }
}
