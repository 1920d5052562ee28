using System.Globalization;

namespace Vedette.Server.Miners.Rows;

/// <summary>A <see cref="MinerQuery"/> that was read and checked.</summary>
internal sealed class MinerSelection
{
    public const int UsualLimit = 500;
    public const int MostRows = 10_000;

    private const string Unknown = "unknown";

    private HashSet<int>? _racks;
    private HashSet<int>? _containers;
    private HashSet<string>? _models;
    private HashSet<string>? _vendors;
    private HashSet<string>? _firmware;
    private HashSet<string>? _pools;
    private HashSet<string>? _tags;
    private HashSet<string>? _statuses;
    private HashSet<string>? _verdicts;
    private HashSet<string>? _issues;
    private string[] _words = [];

    private MinerSelection()
    {
    }

    /// <summary>Null = of all.</summary>
    public HashSet<int>? Sites { get; private init; }

    public required MinerOrder Order { get; init; }

    public int Limit { get; private init; }

    public int Offset { get; private init; }

    /// <summary>The selection, or what is wrong.</summary>
    public static (MinerSelection? Selection, string? Problem) Read(MinerQuery query, int usualLimit = UsualLimit)
    {
        var words = new QueryWords();
        var selection = new MinerSelection
        {
            Sites = words.Ids("site", query.Site),
            Order = MinerOrder.Read(query.Sort, words),
            Limit = words.Number("limit", query.Limit, usualLimit, 0, MostRows),
            Offset = words.Number("offset", query.Offset, 0, 0, int.MaxValue),
            _racks = words.Ids("rack", query.Rack),
            _containers = words.Ids("container", query.Container),
            _models = words.Set("model", query.Model),
            _vendors = words.Set("vendor", query.Vendor),
            _firmware = words.Set("firmware", query.Firmware),
            _pools = words.Set("pool", query.Pool),
            _tags = words.Set("tag", query.Tag),
            _statuses = words.OneOf("status", query.Status, MinerStatus.WorstFirst),
            _verdicts = words.Set("verdict", query.Verdict),
            _issues = words.Set("issue", query.Issue),
            _words = words.Words("search", query.Search),
        };
        return words.Problem is { } problem ? (null, problem) : (selection, null);
    }

    /// <summary>By everything but status, verdict and issue.</summary>
    public bool Fits(MinerRow row) =>
        (Sites is null || Sites.Contains(row.SiteId))
        && (_racks is null || (row.RackId is int rack && _racks.Contains(rack)))
        && (_containers is null || (row.ContainerId is int container && _containers.Contains(container)))
        && Holds(_models, row.Model)
        && Holds(_vendors, row.Vendor)
        && (_firmware is null || Holds(_firmware, row.FirmwareFamily) || (row.FirmwareVersion is { } version && _firmware.Contains(version)))
        && (_pools is null || Holds(_pools, row.PoolUrl) || (row.PoolId is int pool && _pools.Contains(pool.ToString(CultureInfo.InvariantCulture))))
        && (_tags is null || row.Tags.Any(_tags.Contains))
        && Array.TrueForAll(_words, word => Says(row, word));

    public bool IsChosen(MinerRow row) =>
        (_statuses is null || _statuses.Contains(row.Status)) && (_verdicts is null || _verdicts.Contains(row.Verdict)) && (_issues is null || row.Issues.Any(_issues.Contains));

    private static bool Holds(HashSet<string>? wanted, string? value) => wanted is null || wanted.Contains(value ?? Unknown);

    private static bool Says(MinerRow row, string word)
    {
        return Has(row.Name) || Has(row.IpAddress) || Has(row.Mac) || Has(row.Serial) || Has(row.Hostname) || Has(row.Model) || Has(row.Worker) || Has(row.PoolUrl) || Has(row.FirmwareVersion)
            || Has(row.Key) || row.Tags.Any(Has);

        bool Has(string? text) => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
    }
}
