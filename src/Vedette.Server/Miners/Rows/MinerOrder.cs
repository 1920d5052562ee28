using System.Collections.Frozen;
using System.Net;

namespace Vedette.Server.Miners.Rows;

/// <summary>The order of a list. What is not known stands last, whichever way; equal ones stand by name.</summary>
internal sealed class MinerOrder
{
    private const string Usual = "-severity";

    private static readonly FrozenDictionary<string, Func<MinerRow, IComparable?>> Columns = new Dictionary<string, Func<MinerRow, IComparable?>>(StringComparer.Ordinal)
    {
        ["id"] = row => row.Id,
        ["key"] = row => row.Key,
        ["name"] = row => row.Name.ToUpperInvariant(),
        ["ip_address"] = row => AddressKey(row.IpAddress),
        ["mac"] = row => row.Mac,
        ["serial"] = row => row.Serial,
        ["hostname"] = row => row.Hostname,
        ["vendor"] = row => row.Vendor,
        ["model"] = row => row.Model,
        ["firmware"] = row => row.FirmwareFamily,
        ["firmware_family"] = row => row.FirmwareFamily,
        ["firmware_version"] = row => row.FirmwareVersion,
        ["state"] = row => row.State,
        ["status"] = row => StatusRank(row),
        ["verdict"] = row => row.Verdict,
        ["issues"] = row => row.Issues.Count,
        ["severity"] = row => (MinerStatus.Rank(row.Severity) * 10) - StatusRank(row),
        ["hashrate"] = row => row.Hashrate,
        ["hashrate_expected"] = row => row.HashrateExpected,
        ["hashrate_share"] = row => row.HashrateExpected > 0 ? row.Hashrate / row.HashrateExpected : null,
        ["power_watts"] = row => row.PowerWatts,
        ["efficiency_joules_per_terahash"] = row => row.EfficiencyJoulesPerTerahash,
        ["temperature_board"] = row => row.TemperatureBoard,
        ["temperature_chip"] = row => row.TemperatureChip,
        ["fans"] = row => row.Fans.Max(),
        ["pool_url"] = row => row.PoolUrl,
        ["worker"] = row => row.Worker,
        ["rejected_ratio"] = row => row.RejectedRatio,
        ["uptime_seconds"] = row => row.UptimeSeconds,
        ["site_id"] = row => row.SiteId,
        ["container_id"] = row => row.ContainerId,
        ["rack_id"] = row => row.RackId is int rack ? (rack * 10_000L) + ((row.RackRow ?? 0) * 100) + (row.RackColumn ?? 0) : null,
        ["tags"] = row => row.Tags.Count == 0 ? null : string.Join(' ', row.Tags).ToUpperInvariant(),
        ["first_seen"] = row => row.FirstSeen,
        ["last_seen"] = row => row.LastSeen,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Func<MinerRow, IComparable?> _column;
    private readonly int _direction;

    private MinerOrder(Func<MinerRow, IComparable?> column, int direction) => (_column, _direction) = (column, direction);

    public static MinerOrder Read(string? text, QueryWords words)
    {
        string wanted = string.IsNullOrEmpty(text) ? Usual : text;
        bool descends = wanted[0] == '-';
        if (Columns.TryGetValue(descends ? wanted[1..] : wanted, out Func<MinerRow, IComparable?>? column))
        {
            return new MinerOrder(column, descends ? -1 : 1);
        }

        words.Refuse($"sort is '{wanted}'; known are {string.Join(", ", Columns.Keys.Order(StringComparer.Ordinal))}, each with - in front for descending.");
        return new MinerOrder(Columns["id"], 1);
    }

    public IReadOnlyList<MinerRow> Sort(IReadOnlyList<MinerRow> rows)
    {
        (IComparable? Key, MinerRow Row)[] keyed = [.. rows.Select(r => (_column(r), r))];
        Array.Sort(keyed, (one, other) =>
        {
            int order = one.Key is null || other.Key is null ? (one.Key is null).CompareTo(other.Key is null) : _direction * Compare(one.Key, other.Key);
            order = order != 0 ? order : string.Compare(one.Row.Name, other.Row.Name, StringComparison.OrdinalIgnoreCase);
            return order != 0 ? order : one.Row.Id.CompareTo(other.Row.Id);
        });
        return [.. keyed.Select(k => k.Row)];
    }

    private static int Compare(IComparable one, IComparable other) => one is string text ? string.CompareOrdinal(text, (string)other) : one.CompareTo(other);

    /// <summary>0 is the worst.</summary>
    private static int StatusRank(MinerRow row)
    {
        for (int i = 0; i < MinerStatus.WorstFirst.Count; i++)
        {
            if (MinerStatus.WorstFirst[i] == row.Status)
            {
                return i;
            }
        }

        return MinerStatus.WorstFirst.Count;
    }

    /// <summary>As people count addresses: .2 before .10.</summary>
    private static string? AddressKey(string? address) => address is null ? null : IPAddress.TryParse(address, out IPAddress? parsed) ? Convert.ToHexString(parsed.MapToIPv6().GetAddressBytes()) : "~" + address;
}
