using Vedette.Miners.Connections;
using Vedette.Miners.Families.Antminer;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Msk;

/// <summary>MSKMiner. It lists sixteen places for boards, and gives those that are empty an ideal rate as well: only the ones with chips count, also for what it should reach.</summary>
internal sealed class MskFamily : IMinerFamily
{
    public bool Reads(MinerIdentity identity) => identity.FirmwareFamily == FirmwareFamily.Msk;

    public ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity identity, CancellationToken stop) =>
        AntminerKin.ReadAsync(device, identity, "msk", static (snapshot, stats) => Completed(snapshot, AntminerStats.EntryOf(stats.Section("STATS")), stats.First("STATS")["Type"].Word), stop);

    private static MinerSnapshot Completed(MinerSnapshot snapshot, ReplyValue entry, string? type)
    {
        double? expected = null;
        foreach (MinerBoard board in snapshot.Boards)
        {
            expected = board.ExpectedHashrate is { } rate ? (expected ?? 0) + rate : expected;
        }

        (string? model, string? version) = NameAndVersion(type);
        return snapshot with
        {
            Identity = snapshot.Identity with { Model = model ?? snapshot.Identity.Model, FirmwareVersion = version ?? snapshot.Identity.FirmwareVersion },
            Hashrate = snapshot.Hashrate with
            {
                FiveSeconds = snapshot.Hashrate.FiveSeconds ?? (entry.First("total_rate", "total rate").NotNegative * ReplyUnits.Giga),
                Expected = expected ?? snapshot.Hashrate.Expected,
            },
        };
    }

    /// <summary>"S19-88 v.2.6.0.39 " is the model with a mark of its control board, and the version.</summary>
    private static (string? Model, string? Version) NameAndVersion(string? type)
    {
        if (type is null)
        {
            return (null, null);
        }

        int at = type.LastIndexOf(" v.", StringComparison.OrdinalIgnoreCase);
        string name = (at < 0 ? type : type[..at]).Trim();
        int dash = name.IndexOf('-', StringComparison.Ordinal);
        name = (dash < 0 ? name : name[..dash]).Trim();
        string? model = name.Length == 0 ? null : name.StartsWith("Antminer", StringComparison.OrdinalIgnoreCase) ? name : $"Antminer {name}";
        return (model, at < 0 ? null : type[(at + 3)..].Trim());
    }
}
